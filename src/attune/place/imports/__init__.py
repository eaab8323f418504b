"""Official files read, checked and loaded, whole or not at all."""
