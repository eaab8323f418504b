"""Who put a dot, without a name: a hash of a visitor's session."""

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from .models import MappingRound


def voter(request: HttpRequest, mapping_round: MappingRound) -> str:
    """64 characters, other in each round: they count dots and lead back to nobody."""
    if not request.session.session_key:
        request.session.create()
    said = f"{mapping_round.pk}:{request.session.session_key}"
    return salted_hmac("attune.rounds.voter", said, algorithm="sha256").hexdigest()
