"""BUILD: services, mapping rounds, offers, the quality mark, the portal, the Open Referral UK feed."""
