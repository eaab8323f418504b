"""RUN: families, assessment, consultation, referral, caseload, outcomes.

The only room with family records.
"""
