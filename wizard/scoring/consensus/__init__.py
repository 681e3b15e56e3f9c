"""One assessment from several analysts, and how far they agree (method.md 1.19)."""
