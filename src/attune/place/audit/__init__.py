"""The audit trail: who did what, when, from where; append-only, sealed into a hash chain."""
