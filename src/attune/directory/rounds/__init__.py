"""Mapping rounds: sectors are asked, answers are agreed, gaps are said aloud."""
