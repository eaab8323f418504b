"""Posters, the flowchart and the picture of layers around the child."""
