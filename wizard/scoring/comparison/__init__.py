"""What changed between two assessments, and why the residual moved (method.md 1.18)."""
