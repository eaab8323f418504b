"""The demo world of invented places and people; nothing of it exists outside demo mode."""
