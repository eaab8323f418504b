"""A quarter's counts from services that keep their own system."""
