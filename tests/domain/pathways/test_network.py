"""The skeleton of a flow network."""

from attune.domain.levels import Grouping
from attune.domain.pathways.edition import Base, EditionDocument
from attune.domain.pathways.network import FRONT_DOOR, NodeKind, network
from attune.domain.pathways.pathway import Pathway
from attune.pathway.templates.shipped import template
from tests.cast import NOW
from tests.pathway.pathways_at_wrenbridge import DUE


def edition(pathway: Pathway) -> EditionDocument:
    base = Base("template", pathway.key, pathway.version, "0" * 64)
    return EditionDocument("Wrenbridge", 1, NOW.date(), DUE, "First", base, pathway, {})


def test_every_outcome_is_reached_from_the_front_door() -> None:
    pathway = template("pairs").pathway
    made = network(edition(pathway))
    first = {link.end for link in made.links if link.start == FRONT_DOOR}
    assert first == {outcome.key for outcome in pathway.outcomes}
    assert len({node.key for node in made.nodes}) == len(made.nodes)


def test_a_front_door_has_no_ladder_and_an_escalator_has_one() -> None:
    def climbs(key: str) -> set[str]:
        made = network(edition(template(key).pathway))
        slots = {node.key for node in made.nodes if node.kind is NodeKind.SERVICES}
        return {link.why for link in made.links if link.start in slots}

    assert climbs("pairs") == set()
    assert climbs("escalator") == {"not enough help here"}


def test_a_node_of_services_says_its_grouping() -> None:
    made = network(edition(template("pairs").pathway))
    groupings = {node.grouping for node in made.nodes if node.kind is NodeKind.SERVICES}
    assert Grouping.GETTING_MORE_HELP in groupings
