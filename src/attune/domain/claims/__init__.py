"""Whether a sentence in a report can be true, by the data loaded and by arithmetic."""
