"""Open Referral UK: feeds of version 3.0 and 1.0 read, documents of version 3.0 written."""
