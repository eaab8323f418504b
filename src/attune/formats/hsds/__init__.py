"""HSDS 3.0, the international standard beneath Open Referral UK: packages read and written whole."""
