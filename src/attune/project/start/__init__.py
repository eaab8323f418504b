"""Start your area: a new lead's first day, and the two pages they leave with."""
