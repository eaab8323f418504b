"""The checker, with the directory's facts beside the rules of the domain."""
