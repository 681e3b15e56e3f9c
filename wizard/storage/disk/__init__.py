"""Files as a disk keeps them: replaced whole, locked, with earlier versions and a history."""
