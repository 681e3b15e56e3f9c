"""From values to residuals, bands, red lines and the verdict (method.md 1.4-1.11, 1.14, 1.17)."""
