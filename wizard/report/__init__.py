"""From a result to a summary record, and from a summary to text; nothing here writes a file."""
