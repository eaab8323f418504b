"""The flowchart of a pathway: which box stands where, and how its arrows run."""
