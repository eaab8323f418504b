"""The flowchart, the layers around the child, and the posters."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from attune.kit.downloads import answer
from attune.pathway.family.told import told_in, told_languages
from attune.pathway.languages.spoken import own_name
from attune.pathway.shown.shown import ShownEdition

from .family import family_poster
from .flowchart import flowchart
from .outline import outline
from .papers import Paper
from .practitioners import practitioners_poster
from .urgent import urgent_lines


def picture(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    """The flowchart, and the outline that says the same."""
    told = {"shown": shown, "svg": flowchart(shown.pathway), "outline": outline(shown.pathway)}
    return render(request, "pathway/posters/picture.jinja", told)


def layers(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    """The same pathway seen from the child outwards."""
    return render(request, "pathway/posters/layers.jinja", {"shown": shown})


def posters(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    """Which posters there are, and in which languages."""
    languages = [
        (told, own_name(told.language)) for told in told_languages(shown, drafts=shown.is_draft)
    ]
    told = {"shown": shown, "languages": languages, "papers": [each.value for each in Paper]}
    return render(request, "pathway/posters/posters.jinja", told)


def practitioners_pdf(request: HttpRequest, shown: ShownEdition, paper: str) -> HttpResponse:
    made = practitioners_poster(shown, Paper(paper))
    return _pdf(made, shown, f"practitioners-{paper}")


def family_pdf(request: HttpRequest, shown: ShownEdition, paper: str, lang: str) -> HttpResponse:
    """In a language that a named speaker has approved; a draft in whatever has been begun."""
    told = told_in(shown, lang, drafts=shown.is_draft)
    if told is None:
        raise Http404("There is no poster in this language")
    made = family_poster(told, Paper(paper), urgent=urgent_lines(shown.local.locality))
    return _pdf(made, shown, f"families-{paper}-{lang}")


def _pdf(made: bytes, shown: ShownEdition, what: str) -> HttpResponse:
    which = "draft" if shown.is_draft else f"edition-{shown.number}"
    name = f"{shown.local.locality.slug}-{shown.local.key}-{which}-{what}.pdf"
    return answer(made, name=name, content_type="application/pdf")
