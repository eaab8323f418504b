"""Need for other areas than the authority: wards, systems, regions, and footprints of one's own."""
