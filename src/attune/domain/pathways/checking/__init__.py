"""The checker: what is poor in a pathway that can be read, each named by its key."""
