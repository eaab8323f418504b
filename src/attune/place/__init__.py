"""FLOOR: localities, members, areas and populations, audit, content versions, jobs, imports."""
