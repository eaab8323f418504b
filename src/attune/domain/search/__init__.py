"""The pure half of the directory's search: words, facets, distances, order and counts."""
