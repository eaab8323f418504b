"""What a service offers, in the field's words: the mapping record Open Referral has not."""
