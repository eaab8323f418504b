"""The pages on which a lead adapts a pathway."""
