"""Places: systems and their localities, the floor of everything."""
