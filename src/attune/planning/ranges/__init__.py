"""Estimates with their uncertainty, for pages: draws and collapsed places kept in memory."""
