"""The page of exports, and the files."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from attune.kit.downloads import answer
from attune.pathway.shown.shown import ShownEdition

from .written import as_flow, as_json, as_plan_definition


def exports(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    """What can be taken away, and what each file is for."""
    return render(request, "pathway/exports/exports.jinja", {"shown": shown})


def edition_json(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    return answer(as_json(shown), name=f"{name_of(shown)}.json", content_type="application/json")


def plan_json(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    address = settings.ATTUNE_ADDRESS + shown.url_of_edition("pathway")
    said = as_plan_definition(shown, address=address)
    return answer(
        said, name=f"{name_of(shown)}-plan-definition.json", content_type="application/fhir+json"
    )


def flow_toml(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    return answer(
        as_flow(shown), name=f"{name_of(shown)}-flow.toml", content_type="application/toml"
    )


def name_of(shown: ShownEdition) -> str:
    """The name of a downloaded file, without its ending."""
    which = "draft" if shown.is_draft else f"edition-{shown.number}"
    return f"{shown.local.locality.slug}-{shown.local.key}-{which}"
