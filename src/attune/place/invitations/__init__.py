"""Inviting somebody: a member, a role, and a letter that says how to sign in."""
