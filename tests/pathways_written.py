"""Small invented pathways as their files would say them, for tests of the domain."""

from typing import Any

Table = dict[str, Any]
RISK = "Getting risk support"


def written(*steps: Table, **fields: Any) -> Table:
    """A pathway of these steps; all around them is sound, but for what `fields` say otherwise."""
    return {
        "key": "invented",
        "version": "1",
        "title": "An invented pathway",
        "summary": "For tests.",
        "source": "Invented",
        "licence": "MIT",
        "author": "Attune",
        "starts_at": steps[0]["key"],
        "steps": list(steps),
        "standing_rules": [
            {"key": "safe", "kind": "safeguarding", "title": "Safe", "text": "Safety first."},
            {"key": "ask", "kind": "consent", "title": "Ask", "text": "Ask first."},
        ],
        "contacts": [{"key": "lead", "kind": "safeguarding", "title": "Your safeguarding lead"}],
        "slots": [{"key": "team", "grouping": RISK, "title": "A team", "text": "It helps."}],
        **fields,
    }


def an_ask(key: str, *routes: Table) -> Table:
    """A question with the answers yes and no."""
    answers = [{"key": "yes", "text": "Yes"}, {"key": "no", "text": "No"}]
    asked = {"key": key, "kind": "ask", "title": key.capitalize(), "question": f"{key}?"}
    return {**asked, "answers": answers, "routes": list(routes)}


def an_act(key: str, to: str, *, when: list[Table] | None = None, then: str = "") -> Table:
    """Something to do; with `when`, it leads on to `then` where a condition fails."""
    routes = [{"to": to, **({"when": when} if when else {})}, *([{"to": then}] if then else [])]
    return {"key": key, "kind": "act", "title": key.capitalize(), "routes": routes}


def an_outcome(key: str) -> Table:
    return {"key": key, "kind": "outcome", "title": key.capitalize(), "groupings": [RISK]}
