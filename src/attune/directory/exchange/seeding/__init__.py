"""Invented services in any number, the same for the same seed: for benches and for trying out."""
