"""Everything that touches a disk: strict YAML, whole-file writes, packs and assessments."""
