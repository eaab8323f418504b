"""Questions asked of an area's situation, each on a page of its own."""
