"""Keeps the published Open Referral document of each service in step with its rows."""

from collections.abc import Sequence


def keep(service_ids: Sequence[int]) -> None:
    """At most 400 services: write, or take away, what the feed says of each."""
