"""Attune: build, run and improve a parent-infant relationship pathway."""
