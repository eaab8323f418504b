"""A needs assessment as a project and as a report that can be made again."""
