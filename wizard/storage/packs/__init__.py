"""Packs: a folder, the shipped one, overlays and translations, loaded or checked."""
