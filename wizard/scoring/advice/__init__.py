"""What to negotiate first, and what to find out first (method.md 1.15, 1.16)."""
