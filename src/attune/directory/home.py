"""The front of the directory for staff: what one can do here, for the roles one holds."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from attune.place.members.audience import for_roles, roles_held
from attune.place.members.roles import Role

KEEPERS = frozenset({Role.LEAD, Role.FAMILY_INFORMATION_OFFICER})
PROVIDERS = KEEPERS | {Role.PROVIDER}
READERS = frozenset(Role) - {Role.PROVIDER}
Title = object  # gettext's lazy text


@dataclass(frozen=True)
class Door:
    """A page of the directory, what it is for, and who may open it."""

    name: str
    title: Title
    about: Title
    roles: frozenset[Role]


GROUPS: tuple[tuple[Title, tuple[Door, ...]], ...] = (
    (
        _("The services"),
        (
            Door(
                "directory:editing_services",
                _("Services"),
                _("Every service, how fresh its record is, its history."),
                frozenset(Role),
            ),
            Door(
                "directory:checks",
                _("Check by phone"),
                _("Records that are due, the most needed first."),
                KEEPERS,
            ),
            Door(
                "directory:editing_changes",
                _("Changes to decide"),
                _("What providers would have their records say."),
                KEEPERS,
            ),
            Door(
                "directory:editing_duplicates",
                _("Duplicates"),
                _("Records that may be one service."),
                KEEPERS,
            ),
            Door(
                "directory:editing_addresses",
                _("Private addresses"),
                _("Refuges and the like, masked until somebody says otherwise."),
                KEEPERS,
            ),
            Door(
                "directory:marks",
                _("Quality mark"),
                _("Who has it, who asks for it, whose ends soon."),
                PROVIDERS,
            ),
        ),
    ),
    (
        _("The map"),
        (
            Door(
                "directory:offers_gaps",
                _("Gaps"),
                _("What is there for whom, at which stage; what is missing; what nobody asked."),
                READERS,
            ),
            Door(
                "directory:rounds_index",
                _("Mapping rounds"),
                _("Sectors are asked what they offer; answers are agreed."),
                READERS,
            ),
            Door(
                "directory:returns",
                _("Quarterly counts"),
                _("How many families services saw, from their own systems."),
                frozenset(Role),
            ),
            Door(
                "place:map",
                _("Map of the area"),
                _("The small areas of this place, its children and deprivation."),
                READERS,
            ),
        ),
    ),
    (
        _("In and out"),
        (
            Door(
                "directory:imports",
                _("Bring services in"),
                _("From another directory’s feed or file, or from a sheet."),
                KEEPERS,
            ),
            Door(
                "directory:exports",
                _("Take services away"),
                _("Packages in the open standard, and the address of our feed."),
                READERS,
            ),
        ),
    ),
    (
        _("What families read"),
        (
            Door(
                "directory:portal_bank",
                _("Resources and apps"),
                _("Websites, apps and leaflets beside the services."),
                KEEPERS,
            ),
            Door(
                "directory:portal_messages",
                _("Messages that a page is wrong"),
                _("From visitors; a named person answers."),
                KEEPERS,
            ),
            Door(
                "directory:portal_promise",
                _("Our promise, messages and the mark"),
                _("What you promise families, who reads messages, what may be listed."),
                KEEPERS,
            ),
        ),
    ),
)


@for_roles(*Role)
def home(request: HttpRequest) -> HttpResponse:
    held, slug = roles_held(request), request.locality.slug
    groups = []
    for title, doors in GROUPS:
        open_ = [(door, reverse(door.name, args=[slug])) for door in doors if held & door.roles]
        if open_:
            groups.append((title, open_))
    return render(request, "directory/home.jinja", {"groups": groups})
