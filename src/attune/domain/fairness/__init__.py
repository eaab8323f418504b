"""Who is reached: counts of families seen beside what the need estimate would expect."""
