"""The documents and the index can be written again at any time, and say the same."""

import pytest

from attune.directory.documents.models import PublishedService
from attune.directory.search.models import Findable
from attune.project.commands import parser
from tests.cast import Cast
from tests.directory.services_at_wrenbridge import a_service


def test_reindex_brings_back_what_was_lost(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    service = a_service(cast.wrenbridge)
    PublishedService.objects.all().delete()
    Findable.objects.all().delete()
    args = parser().parse_args(["directory", "reindex"])
    assert args.run(args) == 0
    assert PublishedService.objects.filter(pk=service.pk).exists()
    assert Findable.objects.filter(service=service).exists()
    assert "1 services written again" in capsys.readouterr().out
