"""The pages on which families and practitioners find support."""
