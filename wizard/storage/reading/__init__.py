"""Between bytes and records: strict YAML, every problem with its place, and YAML written back."""
