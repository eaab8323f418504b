"""A simulation as something others can read and run: scripts for other tools, to check us with."""
