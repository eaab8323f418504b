"""HSDS 3.0, the standard beneath Open Referral UK: packages read and written whole."""
