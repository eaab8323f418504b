"""The pages of mapping rounds."""
