"""Addresses that need rows of the demo: run beside its server, prints the rows' ids as JSON.

    python -m tests.journeys.samples    ->    {"a part of a route": {"name in the route": value}}

The first part that a route holds gives its values; the empty one stands for every other route.
"""

import json
from typing import Any

import django

TEAM, GROUP = "Wrenbridge Parent-Infant Team", "Dads and Babies Saturday group at Oak Street Hall"
Samples = dict[str, dict[str, Any]]


def samples() -> Samples:
    from attune.directory.records.models import Service
    from attune.place.localities.models import Locality

    wrenbridge = Locality.objects.called("wrenbridge").get()
    team, group = (Service.objects.kept_by(wrenbridge).get(name=name) for name in (TEAM, GROUP))
    return {
        **_of_rounds(wrenbridge),
        **_of_records(wrenbridge),
        **_of_letters(team),
        **_of_pathways(wrenbridge),
        "/criteria/": {"uid": team.uid},
        "flow/questions/": {"key": "staff"},
        "": {"uid": group.uid, "part": 1, "pk": 1},
    }


def _of_records(wrenbridge: Any) -> Samples:
    from attune.directory.assurance.models import ChangeAsked
    from attune.directory.editing.models import LikePair, Proposal
    from attune.directory.exchange.importing.models import Difference, ImportRun
    from attune.directory.portal.models import Resource, WrongMessage
    from attune.directory.quality.models import MarkApplication

    def row(found: Any) -> dict[str, Any]:
        return {"pk": found.at(wrenbridge).order_by("-id").first().pk}

    return {
        "directory/checks/changes/": row(ChangeAsked.objects),
        "directory/changes/": row(Proposal.objects.open()),
        "directory/duplicates/": row(LikePair.objects.filter(first__name=TEAM)),
        "directory/marks/<int:pk>/": row(MarkApplication.objects),
        "directory/resources/<int:pk>/": row(Resource.objects),
        "directory/messages/<int:pk>/": row(WrongMessage.objects),
        "directory/imports/loaded/": {"pk": ImportRun.objects.order_by("id").first().pk},
        "directory/imports/differences/<int:pk>/": row(Difference.objects.open()),
    }


def _of_rounds(wrenbridge: Any) -> Samples:
    from attune.directory.rounds.links import answer_token, join_token
    from attune.directory.rounds.models import (
        Contribution,
        MappingRound,
        NoService,
        Query,
        SectorInvite,
    )

    now = MappingRound.objects.at(wrenbridge).open().newest_first()[0]
    invites = {each.sector: each for each in SectorInvite.objects.of(now)}
    return {
        "/rounds/answer/": {"token": answer_token(invites["early_help"]), "key": "new"},
        "domestic abuse": {"token": answer_token(invites["domestic_abuse"])},
        "/rounds/join/": {"token": join_token(now)},
        "/rounds/mine/": {"invite": invites["parent_infant"].pk},
        "/rounds/<int:pk>/": {
            "pk": now.pk,
            "invite": invites["camhs"].pk,
            "contribution": Contribution.objects.by_invite(invites["camhs"])[0].pk,
            "query": Query.objects.filter(mapping_round=now, answer=None).first().pk,
            "statement": NoService.objects.of(now).last().pk,
            "card": now.cards.first().pk,
        },
    }


def _of_pathways(wrenbridge: Any) -> Samples:
    from attune.domain.pathways.faces import Face
    from attune.pathway.records.models import Comment, Edition, PrintedCode

    edition = Edition.objects.of(Comment.objects.at(wrenbridge).first().pathway).first()
    code = PrintedCode.objects.get(edition=edition, face=Face.PRACTITIONERS.value)
    every = {"key": "pairs", "number": 1, "paper": "a4", "lang": "en"}
    return {
        "q/<str:code>/": {"code": code.code},
        "/add/<str:path>/": every | {"path": "slots"},
        "/publish/done/": every | {"number": edition.number},
        "pathway/": every
        | {"path": "steps.risk", "step": "risk", "slot": "baby-groups", "code": "bn"}
        | {"pk": Comment.objects.at(wrenbridge).first().pk},
    }


def _of_letters(team: Any) -> Samples:
    from django.utils import timezone

    from attune.directory.assurance.links import Link
    from attune.directory.returns.links import ReturnLink
    from attune.domain.returns import last_ended

    on = timezone.localdate()
    quarter = last_ended(on=on)
    return {
        "answer/still-correct/": {"token": Link.to(team, on=on).token},
        "answer/quarter/": {"token": ReturnLink.to(team, quarter, on=on).token},
        "directory/returns/<uuid:uid>/": {"uid": team.uid, "written": quarter.written},
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(samples(), default=str))
