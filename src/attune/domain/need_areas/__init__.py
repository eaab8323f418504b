"""Need of areas other than the authority: wards to the nation, footprints, and offer beside it."""
