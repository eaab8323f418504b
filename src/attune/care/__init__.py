"""RUN: families, assessment, consultation, referral, caseload, outcomes: the only room with family records."""
