"""Pure: values in, values out; no Django, no I/O, no clock, no global random state."""
