"""Children under two in years to come, from births, never carried on silently."""
