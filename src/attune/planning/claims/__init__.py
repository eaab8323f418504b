"""The claim checker: whether the loaded data support a sentence somebody wants to write."""
