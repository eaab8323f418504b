"""Feeds and files in and out: Open Referral UK, HSDS packages, our own sheet."""
