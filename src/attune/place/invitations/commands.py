"""`attune place found`: a locality and its first lead, on a new server."""

import argparse
import sys


def add_commands(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Put `found` among the commands of the room."""
    found = verbs.add_parser("found", help="make a locality and invite its lead")
    found.add_argument("--system", required=True, help="the integrated care system it belongs to")
    found.add_argument("--name", required=True, help="what people call the place")
    found.add_argument("--slug", required=True, help="its word in addresses, such as wrenbridge")
    found.add_argument(
        "--authority",
        action="append",
        default=[],
        metavar="CODE",
        help="ONS code of a local authority in it, such as E08000025; may be given again",
    )
    found.add_argument("--lead", required=True, metavar="EMAIL", help="its first lead")
    found.add_argument("--lead-name", required=True, metavar="NAME")
    found.add_argument(
        "--address", default="http://127.0.0.1:8000", help="where this server is reached"
    )
    found.set_defaults(run=_found, needs_django=True)


def _found(args: argparse.Namespace) -> int:
    from attune.domain.slugs import SlugRefused
    from attune.place.members.actions import MemberRefused

    from .founding import found

    try:
        locality = found(args)
    except (SlugRefused, MemberRefused) as refused:
        print(refused, file=sys.stderr)
        return 2
    print(f"{locality.name} is at {args.address.rstrip('/')}/{locality.slug}/")
    print(f"{args.lead} gets a letter; a first password is set at")
    print(f"{args.address.rstrip('/')}/account/password/reset/ with that e-mail address.")
    return 0
