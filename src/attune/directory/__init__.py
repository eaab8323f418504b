"""BUILD: services, mapping rounds, offers, quality mark, portal, the Open Referral UK feed."""
