"""From what was answered to values, what applies and what is known (method.md 1.1-1.3, 3)."""
