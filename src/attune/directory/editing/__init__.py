"""Changes a provider proposes, history, likenesses and merges."""
