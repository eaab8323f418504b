"""Tables of this part of the directory."""
