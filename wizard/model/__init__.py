"""The records: what a pack, an assessment, a result and a summary are made of; no I/O, no clock."""
