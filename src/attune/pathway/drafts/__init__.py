"""The verbs on a draft: adapt, change, place, undo."""
