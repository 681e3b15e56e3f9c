"""Whether other choices of method, or errors to the bad side, change the verdict (1.12-1.14)."""
