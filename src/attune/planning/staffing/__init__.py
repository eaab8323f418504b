"""Workforce and cost: three transparent ways to reckon staff, side by side."""
