"""A file of a simulation: the one of the documentation runs, and what is wrong is named."""

import re
import tomllib
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from attune.domain.flow.reading import read_flow
from attune.domain.flow.results import result_of
from attune.domain.flow.runs import Prepared, run
from attune.domain.refusals import Refused

PAGE = Path(__file__).parents[3] / "docs" / "flow-format.md"


def documented() -> dict[str, Any]:
    written = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return tomllib.loads(written[0], parse_float=Decimal)


def test_the_documented_file_runs() -> None:
    given = read_flow(documented(), file="example.toml")
    prepared = Prepared.of(given.network, given.plan)
    result = result_of(prepared, run(prepared, range(2)))
    team, specialised = result.nodes[0], result.classes[0]
    assert team.starts > 200
    assert sum(each.mean for each in specialised.outcomes.values() if each) == pytest.approx(1)
    assert given.unit == "week"


WRONG = [
    (("nodes", 0, "slots"), 3, "node 1, field “slots”: a node has no such field"),
    (("nodes", 0, "capacity"), [[0, 0]], "node team: slots: with none at all"),
    (("nodes", 0, "capacity"), [[5, 2]], "node team: capacity must say how many slots"),
    (("nodes", 0, "capacity"), Decimal("2.5"), "is no whole number of slots"),
    (("nodes", 0, "service", "mean"), -1, "mean must be above 0"),
    (("nodes", 0, "service", "kind"), "pareto", "“pareto” is not one of"),
    (("classes", 0, "arrivals"), -1, "arrivals: rate must be 0 or more"),
    (("classes", 0, "arrivals"), 10_000_000, "at most 1,000,000 fit"),
    (("classes", 0, "right"), ["nowhere"], "there is no node nowhere"),
    (("routes", 1, "share"), Decimal("0.9"), "the shares add to 0.9"),
    (("routes", 1, "to"), "team", "a circle without a way out"),
    (("routes", 0, "class"), "nobody", "there is no class nobody"),
    (("routes", 0, "drop"), 2, "drop must be from 0 to 1"),
    (("plan", "warm"), 400, "until after warm"),
    (("plan", "bins"), 7, "a power of two"),
    (("plan", "replications"), 0, "replications must be from 1"),
    (("there", 0, "node"), "nowhere", "there is no node nowhere"),
    (("title",), 3, "example.toml, field “title”: text is expected"),
]


@pytest.mark.parametrize(("path", "value", "said"), WRONG, ids=lambda each: str(each)[:40])
def test_what_cannot_be_is_refused_with_its_field(
    path: tuple[Any, ...], value: Any, said: str
) -> None:
    data = deepcopy(documented())
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(Refused) as refused:
        given = read_flow(data, file="example.toml")
        Prepared.of(given.network, given.plan)
    assert said in str(refused.value)
