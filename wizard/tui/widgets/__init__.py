"""Widgets of our own: a text pane drawn line by line, and small fields."""
