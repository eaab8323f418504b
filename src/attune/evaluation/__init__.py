"""IMPROVE: indicators and reports of what happened; standards; recommendations."""
