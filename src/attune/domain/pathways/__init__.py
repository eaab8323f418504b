"""Pathways: what a pathway is, how it is read, checked, walked, merged and frozen as an edition."""
