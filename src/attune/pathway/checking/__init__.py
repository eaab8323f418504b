"""The checker at work: on templates, drafts and editions, at the command line and on a page."""
