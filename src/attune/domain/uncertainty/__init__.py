"""How sure an estimate is: spreads, draws, and what they come to, without a cell per area."""
