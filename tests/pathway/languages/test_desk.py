"""What translations say on a desk."""

from attune.pathway.languages import desk
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.pathway.languages.spoken_at_wrenbridge import approved, translated
from tests.pathway.pathways_at_wrenbridge import a_pathway, reworded

TODAY = NOW.date()


def said(cast: Cast, role: Role = Role.VOICE_LEAD) -> list[str]:
    return [str(line.text) for line in desk.lines(cast.wrenbridge, (role,), on=TODAY)]


def test_a_language_waits_until_a_speaker_stands_by_it(cast: Cast) -> None:
    pathway = a_pathway(cast.wrenbridge)
    assert said(cast) == []
    translated(pathway, cast.lena)
    assert said(cast) == [f"“{pathway.title}”: Urdu waits for a named speaker"]
    assert said(cast, Role.PRACTITIONER) == []
    approved(pathway, cast.lena)
    assert said(cast) == []


def test_words_behind_the_english_are_counted(cast: Cast) -> None:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    approved(pathway, cast.lena)
    reworded(pathway, title="New")
    assert said(cast) == ["“New”: 1 text has no translation into Urdu that fits"]
    line = next(desk.lines(cast.wrenbridge, (Role.LEAD,), on=TODAY))
    assert (line.since, line.href) == (TODAY, "/wrenbridge/pathway/work/pairs/languages/")
