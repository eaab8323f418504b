"""Wrenbridge's own draft of a small pathway, and Lena at work on it."""

import pytest
from django.test import Client

from attune.pathway.drafts import actions as drafts
from attune.pathway.records.models import LocalPathway
from tests.cast import NOW, Cast
from tests.pathway.editing.small import small_template


@pytest.fixture
def pathway(cast: Cast) -> LocalPathway:
    """Wrenbridge's own draft of the small pathway."""
    place = cast.wrenbridge
    return drafts.adapt_template(place, template=small_template(), key="small", by=None, at=NOW)


@pytest.fixture
def lena(cast: Cast, pathway: LocalPathway, client: Client) -> Client:
    client.force_login(cast.lena)
    return client
