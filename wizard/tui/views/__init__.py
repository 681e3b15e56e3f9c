"""What the panes show: functions from a session to blocks of text."""
