"""The family version: easy read, pictures of our own, in families' languages."""
