"""The composition root: settings, urls, middleware and the attune command line."""
