"""How fresh a record is, who said so, and the letters that ask."""
