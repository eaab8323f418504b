"""RUN: posts, competencies, training, supervision."""
