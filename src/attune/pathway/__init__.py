"""BUILD: templates, an area's own pathway, its immutable editions and every face of them."""
