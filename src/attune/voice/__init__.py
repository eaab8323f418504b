"""RUN: surveys, interviews and themes, of parents, practitioners and referrers."""
