"""The verbs on a draft: begin it, change its parts, place services, talk about it."""

from .beginning import RESERVED_KEYS, adapt_edition, adapt_template
from .keeping import DraftMovedOn, PartMovedOn, keep_draft, keep_edit
from .parts import (
    add_part,
    change_part,
    change_routing,
    move_part,
    remove_part,
    replace_words,
    take_back,
    use_base,
)
from .placing import move_placement, note, place, take_out, want
from .talking import say, settle

__all__ = [
    "RESERVED_KEYS",
    "DraftMovedOn",
    "PartMovedOn",
    "adapt_edition",
    "adapt_template",
    "add_part",
    "change_part",
    "change_routing",
    "keep_draft",
    "keep_edit",
    "move_part",
    "move_placement",
    "note",
    "place",
    "remove_part",
    "replace_words",
    "say",
    "settle",
    "take_back",
    "take_out",
    "use_base",
    "want",
]
