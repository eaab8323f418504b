"""Every small area of a nation in columns, and its authorities on the nodes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from attune.domain.deprivation import Counts, Floats, ridits
from attune.domain.neighbourhoods import UNRANKED, Neighbourhoods
from attune.domain.refusals import Refused

from .nodes import Collapsed, weights


@dataclass(frozen=True, eq=False)
class Nation:
    """One entry per ranked small area, authority by authority in the order of their codes."""

    codes: tuple[str, ...]  # of the authorities
    names: Mapping[str, str]
    starts: Counts  # where each authority's areas begin
    under_twos: Counts
    ridits: Floats
    order: Counts  # which of the neighbourhoods each entry is

    @classmethod
    def of(cls, here: Neighbourhoods) -> "Nation":
        """Every area with a rank and an authority; Refused where there is none.

        An authority without a child under two is left out: nothing can be said of it.
        """
        edition = here.vintages.deprivation
        ranked = (here.ranks != UNRANKED) & (here.authorities != "")
        codes, group = np.unique(here.authorities[ranked], return_inverse=True)
        counted = np.bincount(group, weights=here.under_twos[ranked], minlength=len(codes)) > 0
        if edition is None or not counted.any():
            raise Refused("None of these areas has an English deprivation rank and children")
        order = np.flatnonzero(ranked)[counted[group]]
        order = order[np.argsort(here.authorities[order], kind="stable")]
        found, starts = np.unique(here.authorities[order], return_index=True)
        return cls(
            codes=tuple(found.tolist()),
            names=here.names,
            starts=starts,
            under_twos=here.under_twos[order],
            ridits=ridits(here.ranks[order].astype(np.float64), edition.areas),
            order=order,
        )

    @property
    def totals(self) -> Floats:
        """Children under two in each authority."""
        return np.add.reduceat(self.under_twos.astype(np.float64), self.starts)

    @property
    def areas(self) -> Counts:
        """Small areas in each authority."""
        return np.diff(self.starts, append=len(self.ridits))

    def whole(self) -> Collapsed:
        """All of them together."""
        _, children, squares = self.on_nodes()
        return Collapsed(
            "England", int(self.under_twos.sum()), children.sum(axis=0), squares.sum(axis=0)
        )

    def on_nodes(self) -> tuple[Floats, Floats, Floats]:
        """Weights of each area (areas, nodes), and children and squares (authorities, nodes)."""
        rows = weights(self.ridits)
        counts = self.under_twos.astype(np.float64)
        parts = counts[:, None] * rows
        children = np.add.reduceat(parts, self.starts)
        parts *= counts[:, None]
        return rows, children, np.add.reduceat(parts, self.starts)
