"""The directory to take away: what families may see of one locality, as one file."""
