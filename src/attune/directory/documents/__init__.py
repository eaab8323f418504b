"""The published Open Referral document of each service, kept by the verbs."""
