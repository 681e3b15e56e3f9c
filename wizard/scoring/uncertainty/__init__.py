"""How likely each band and verdict is, over many draws at once (method.md 1.12, 1.16)."""
