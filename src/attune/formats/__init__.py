"""Pure: our values <-> other people's words."""
