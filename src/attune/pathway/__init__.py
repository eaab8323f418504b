"""BUILD: templates, a locality's own pathway, immutable editions, the guided walk."""
