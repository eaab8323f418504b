"""The linear line of migrations of this room."""
