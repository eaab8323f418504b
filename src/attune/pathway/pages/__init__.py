"""What practitioners read: the pathway, its older editions, what changed, printed codes."""
