"""Our small web tools: layouts, NHS form fields, tables, charts, maps."""
