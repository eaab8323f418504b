"""The year that the directory of the demo has behind it, through the verbs, in order."""

from attune.directory.search.actions import draw_districts
from attune.place.areas.models import Dataset
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from . import (
    action_list,
    checking,
    desk_work,
    feeds,
    mapping,
    marks,
    pathways,
    planning_work,
    resources,
    returns,
    what_if_work,
    workshop,
)
from .calendar import LISTED, Calendar


def draw(calendar: Calendar) -> None:
    """What the worker does when a postcode file is new; before services, so that none waits."""
    dataset = Dataset.objects.current("postcodes").get()
    draw_districts(dataset, by=None, at=calendar.ago(LISTED))


def live(places: dict[str, Locality], people: dict[str, Member], *, calendar: Calendar) -> None:
    wrenbridge = places["wrenbridge"]
    resources.add(places, people, calendar=calendar)
    open_round = mapping.run(wrenbridge, people, calendar=calendar)
    workshop.hold(open_round, people, calendar=calendar)
    marks.give(wrenbridge, people, calendar=calendar)
    feeds.load(wrenbridge, people, calendar=calendar)
    returns.send(wrenbridge, people, calendar=calendar)
    checking.check(wrenbridge, people, calendar=calendar)
    pathways.publish_all(places, people, calendar=calendar)
    desk_work.fill(wrenbridge, people, calendar=calendar)  # a service of its slots closes
    planning_work.fill(wrenbridge, people, calendar=calendar)
    what_if_work.fill(wrenbridge, people, calendar=calendar)
    action_list.fill(wrenbridge, people, calendar=calendar)
