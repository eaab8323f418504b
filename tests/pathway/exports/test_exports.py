"""An edition as files for other programs."""

import hashlib
import json
import tomllib

from django.test import Client

from attune.domain import canonical
from tests.cast import Cast
from tests.pathway.pathways_at_wrenbridge import a_pathway, an_edition, reworded, with_service

AT = "/wrenbridge/pathway/pairs"


def test_the_checksum_of_the_file_is_that_of_the_edition(cast: Cast, client: Client) -> None:
    edition = an_edition(with_service(a_pathway(cast.wrenbridge), "baby-groups"))
    answer = client.get(f"{AT}/export/edition.json")
    said = json.loads(answer.content)
    assert said["sha256"] == edition.sha256
    text = canonical.text(said["edition"])
    assert hashlib.sha256(text.encode()).hexdigest() == edition.sha256
    assert "attachment" in answer["Content-Disposition"]


def test_the_plan_definition_names_the_edition_by_its_number(cast: Cast, client: Client) -> None:
    pathway = a_pathway(cast.wrenbridge)
    an_edition(pathway)
    an_edition(reworded(pathway, title="Help from the start"), note="Second")
    newest = json.loads(client.get(f"{AT}/export/plan-definition.json").content)
    older = json.loads(client.get(f"{AT}/editions/1/export/plan-definition.json").content)
    assert newest["url"].endswith(f"{AT}/editions/2/")
    assert (newest["status"], older["status"]) == ("active", "retired")
    assert (newest["version"], older["version"]) == ("2", "1")


def test_a_flow_skeleton_names_services_and_guesses_no_rate(cast: Cast, client: Client) -> None:
    pathway = with_service(a_pathway(cast.wrenbridge), "baby-groups")
    with_service(pathway, "specialised-team", "A bigger team", wanted=True)
    edition = an_edition(pathway)
    said = tomllib.loads(client.get(f"{AT}/export/flow.toml").content.decode())
    assert said["edition_sha256"] == edition.sha256
    nodes = {node["key"]: node for node in said["nodes"]}
    assert len(nodes["slot-baby-groups"]["services"]) == 1
    assert nodes["slot-specialised-team"]["services"] == []
    assert {link["share"] for link in said["links"]} == {"unset"}
    assert {link["to"] for link in said["links"]} <= set(nodes)


def test_the_page_leads_to_every_file(cast: Cast, client: Client) -> None:
    an_edition(a_pathway(cast.wrenbridge))
    page = client.get(f"{AT}/export/").content.decode()
    for name in ("edition.json", "plan-definition.json", "flow.toml"):
        assert f"{AT}/export/{name}" in page
        assert client.get(f"{AT}/export/{name}").status_code == 200


def test_a_draft_is_exported_for_members_only(cast: Cast, client: Client) -> None:
    a_pathway(cast.wrenbridge)
    address = "/wrenbridge/pathway/work/pairs/preview/export/edition.json"
    assert client.get(address).status_code == 302
    client.force_login(cast.joseph)
    assert json.loads(client.get(address).content)["edition"]["number"] == 0
    client.force_login(cast.outsider)
    assert client.get(address).status_code == 404
