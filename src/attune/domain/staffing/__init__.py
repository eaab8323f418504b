"""How many staff a need asks for, by three methods side by side, and what they cost."""
