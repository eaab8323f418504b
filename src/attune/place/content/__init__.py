"""Content versions: a content file as first used, kept for ever."""
