"""The walk as a conversation in lines: no escape codes, nothing redrawn, one question at a time."""
