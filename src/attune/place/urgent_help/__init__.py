"""The urgent-help panel of a locality: lines that a person confirmed."""
