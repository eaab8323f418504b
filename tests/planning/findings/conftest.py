"""A lead who has signed in."""

import pytest
from django.test import Client

from tests.cast import Cast


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client
