"""How common conditions are among those who give birth and their families; never added up."""
