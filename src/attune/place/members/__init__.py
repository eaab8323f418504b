"""People: organisations, members, and what each may open."""
