"""The quality mark: asked for, awarded, ended."""
