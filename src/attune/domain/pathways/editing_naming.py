"""What names a part, so that it cannot be taken out while something needs it."""

from collections.abc import Iterator

from .editing_parts import called
from .local import LocalDocument
from .pathway import Pathway


def named_by(local: LocalDocument, path: str) -> tuple[str, ...]:
    """Sentences that say what names this part; none where it can go."""
    section, _, key = path.partition(".")
    pathway = local.pathway
    if section == "steps":
        return tuple(_of_step(pathway, key))
    if section == "slots":
        return tuple(_of_slot(local, key))
    if section == "information" and "." not in key:
        gathering = (step for step in pathway.steps if key in step.gathers)
        return tuple(f"The step “{called(step)}” gathers it" for step in gathering)
    return ()


def _of_step(pathway: Pathway, key: str) -> Iterator[str]:
    if pathway.starts_at == key:
        yield "The pathway begins with it"
    for step in pathway.steps:
        if step.key != key and any(route.to == key for route in step.routes):
            yield f"The step “{called(step)}” leads to it"
        if step.key != key and any(c.step == key for route in step.routes for c in route.when):
            yield f"The step “{called(step)}” goes by what was answered there"


def _of_slot(local: LocalDocument, key: str) -> Iterator[str]:
    if placed := local.placed(key):
        names = ", ".join(f"“{each.name}”" for each in placed[:3])
        yield f"{names} stand{'s' if len(placed) == 1 else ''} in it"
    for layer in local.pathway.layers:
        if key in layer.slots:
            yield f"The layer “{called(layer)}” names it"
    for card in local.pathway.family.cards:
        if key in card.slots:
            yield f"The family card “{called(card)}” names it"
