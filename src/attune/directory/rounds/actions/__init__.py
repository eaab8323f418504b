"""The verbs of mapping rounds."""
