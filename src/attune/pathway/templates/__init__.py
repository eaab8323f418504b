"""The templates that Attune ships, read from content/pathways."""
