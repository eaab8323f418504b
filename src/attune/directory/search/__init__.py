"""The search index: words, distance and facets behind one question."""
