"""Who is reached and who is not: observed counts beside need, through the disclosure gate."""
