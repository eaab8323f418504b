"""The action list of an area: what an action says, how it moves, and what gaps propose."""
