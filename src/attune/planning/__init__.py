"""BUILD: need estimates, flow scenarios, need beside offer, adopted rates."""
