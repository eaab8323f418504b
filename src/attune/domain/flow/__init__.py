"""Families through a network of help: what theory says exactly, beside the simulation to come."""
