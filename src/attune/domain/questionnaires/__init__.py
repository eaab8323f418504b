"""Questionnaires as data: what is asked, when, what an answer is, what answers score."""
