"""Perinatal and wider prevalence, and what perinatal ill-health costs."""
