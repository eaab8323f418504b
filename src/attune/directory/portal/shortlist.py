"""A visitor's own list: ids in their session, nothing in our tables, gone when the session ends."""

from uuid import UUID

from django.http import HttpRequest

KEY = "shortlist"
MOST = 30


def kept(request: HttpRequest) -> list[str]:
    """The ids on the list for this locality, the newest last."""
    lists = request.session.get(KEY, {})
    return list(lists.get(request.locality.slug, ()))


def put(request: HttpRequest, uid: UUID) -> None:
    """At most 30; the oldest makes room."""
    _keep(request, [*(each for each in kept(request) if each != str(uid)), str(uid)][-MOST:])


def take_off(request: HttpRequest, uid: UUID) -> None:
    _keep(request, [each for each in kept(request) if each != str(uid)])


def empty(request: HttpRequest) -> None:
    """Forget the lists of every locality."""
    request.session.pop(KEY, None)


def _keep(request: HttpRequest, uids: list[str]) -> None:
    request.session[KEY] = {**request.session.get(KEY, {}), request.locality.slug: uids}
