"""Children under two in the years ahead, from births or from somebody else's projection."""
