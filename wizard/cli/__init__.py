"""The command line: one module per command; only those that show screens import the screens."""
