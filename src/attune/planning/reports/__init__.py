"""A document of text and tables drawn as a page, as Word, as PDF."""
