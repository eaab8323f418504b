"""What the room keeps: pathways, their changes, editions, reviews, translations, counts of use."""
