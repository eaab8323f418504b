"""A needs assessment as a project of tasks, and as a document made of plain values."""
