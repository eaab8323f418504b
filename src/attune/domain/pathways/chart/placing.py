"""Places boxes and arrows: rows below each other, boxes near what they are joined to."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from .drawn import Arrow, Box, Chart, Link, Point, Size
from .ranks import in_order, narrowed, ranks, without_circles

WIDEST = 930.0  # a page's column; a row wider than that is parted
GAP_ACROSS, GAP_DOWN, MARGIN, LANE = 22.0, 44.0, 12.0, 14.0
LABEL_GAP, LABEL_DROP = 10.0, 6.0
ALIGNING = 8


def chart(sizes: Mapping[str, Size], links: Sequence[Link]) -> Chart:
    """The picture of these boxes, in the order given, and of the links between them."""
    if not sizes:
        return Chart((), (), 2 * MARGIN, 2 * MARGIN)
    return _Plan.of(sizes, without_circles(list(sizes), links)).chart()


@dataclass
class _Plan:
    """The rows while they are placed. A long arrow has a bend (a box without width) in each row."""

    widths: dict[str, float]
    heights: dict[str, float]
    links: tuple[Link, ...]
    rows: tuple[tuple[str, ...], ...]
    chains: dict[int, tuple[str, ...]]  # of each link: its start, its bends, its end
    middles: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, sizes: Mapping[str, Size], links: tuple[Link, ...]) -> "_Plan":
        widths = {key: max(size.width, _labels(links, key)) for key, size in sizes.items()}
        spaced = {key: width + GAP_ACROSS for key, width in widths.items()}
        rank = narrowed(ranks(list(sizes), links), spaced, links, widest=WIDEST)
        rows: list[list[str]] = [[] for _ in range(max(rank.values()) + 1)]
        for key in sizes:
            rows[rank[key]].append(key)
        chains: dict[int, tuple[str, ...]] = {}
        for number, link in enumerate(links):
            if link.again:
                continue
            between = range(rank[link.start] + 1, rank[link.end])
            bends = {row: f"{number}/{row}" for row in between}  # no key holds a slash
            for row, bend in bends.items():
                rows[row].append(bend)
            chains[number] = (link.start, *bends.values(), link.end)
        pairs = [pair for chain in chains.values() for pair in itertools.pairwise(chain)]
        heights = {key: size.height for key, size in sizes.items()}
        return cls(widths, heights, links, in_order(rows, pairs), chains)

    def chart(self) -> Chart:
        self._align()
        left = min(self.middles[key] - self._width(key) / 2 for row in self.rows for key in row)
        shift = MARGIN - left
        self.middles = {key: middle + shift for key, middle in self.middles.items()}
        tops = self._tops()
        boxes = {
            key: Box(key, self.middles[key] - width / 2, tops[number], width, self.heights[key])
            for number, row in enumerate(self.rows)
            for key in row
            if (width := self.widths.get(key)) is not None
        }
        bottoms = [tops[n] + self._height(row) for n, row in enumerate(self.rows)]
        right = max(self.middles[key] + self._width(key) / 2 for row in self.rows for key in row)
        arrows, lanes = self._arrows(boxes, tops, bottoms, right)
        extra = lanes * LANE + (LANE if lanes else 0)
        return Chart(tuple(boxes.values()), arrows, right + extra + MARGIN, bottoms[-1] + MARGIN)

    def _align(self) -> None:
        """Move each row towards what it is joined to, above and below in turn, without overlap."""
        joined: dict[str, list[str]] = {}
        for chain in self.chains.values():
            for above, below in itertools.pairwise(chain):
                joined.setdefault(above, []).append(below)
                joined.setdefault(below, []).append(above)
        for row in self.rows:
            self._settle(row, dict.fromkeys(row, 0.0))
        for turn in range(ALIGNING):
            for row in self.rows if turn % 2 else reversed(self.rows):
                wanted = {
                    key: fmean([self.middles[other] for other in joined.get(key, [key])])
                    for key in row
                }
                self._settle(row, wanted)

    def _settle(self, row: Sequence[str], wanted: Mapping[str, float]) -> None:
        """The places nearest to the wanted ones (least squares) that keep order and distance."""
        offsets, at = [0.0], 0.0
        for before, after in itertools.pairwise(row):
            at += (self._width(before) + self._width(after)) / 2 + GAP_ACROSS
            offsets.append(at)
        free = _rising([wanted[key] - offset for key, offset in zip(row, offsets, strict=True)])
        for key, place, offset in zip(row, free, offsets, strict=True):
            self.middles[key] = place + offset

    def _tops(self) -> list[float]:
        tops = [MARGIN]
        for row in self.rows[:-1]:
            labels = [link.label.height for link in self.links if link.start in row]
            room = max(labels, default=0.0)
            tops.append(tops[-1] + self._height(row) + GAP_DOWN + room)
        return tops

    def _arrows(
        self,
        boxes: Mapping[str, Box],
        tops: Sequence[float],
        bottoms: Sequence[float],
        right: float,
    ) -> tuple[tuple[Arrow, ...], int]:
        out = self._ports(starting=True)
        into = self._ports(starting=False)
        row_of = {key: number for number, row in enumerate(self.rows) for key in row}
        arrows: list[Arrow] = []
        lanes = 0
        for number, link in enumerate(self.links):
            start = (boxes[link.start].left + out[number], boxes[link.start].bottom)
            label = self._label(link, start)
            if link.again:
                lanes += 1
                points = _lane(
                    boxes[link.start], boxes[link.end], start, label, right + lanes * LANE
                )
                arrows.append(Arrow(link, points, label))
                continue
            bent = [start]
            for bend in self.chains[number][1:-1]:
                row, x = row_of[bend], self.middles[bend]
                bent += [(x, tops[row]), (x, bottoms[row])]
            bent.append((boxes[link.end].left + into[number], boxes[link.end].top))
            arrows.append(Arrow(link, tuple(bent), label))
        return tuple(arrows), lanes

    def _ports(self, *, starting: bool) -> dict[int, float]:
        """Where on its box each arrow begins or ends, from the left: in the order of the others."""
        beside: dict[str, list[tuple[float, int]]] = {}
        for number, link in enumerate(self.links):
            if link.again and not starting:
                continue
            chain = self.chains.get(number)
            other = (chain[1] if starting else chain[-2]) if chain else None
            place = self.middles[other] if other else float("inf")  # those that go back: last
            beside.setdefault(link.start if starting else link.end, []).append((place, number))
        ports = {}
        for key, there in beside.items():
            shares = [self._share(number) if starting else 1.0 for _, number in sorted(there)]
            at, whole = 0.0, sum(shares)
            for (_, number), share in zip(sorted(there), shares, strict=True):
                ports[number] = self.widths[key] * (at + share / 2) / whole
                at += share
        return ports

    def _share(self, number: int) -> float:
        return self.links[number].label.width + LABEL_GAP

    def _label(self, link: Link, start: Point) -> Box:
        size = link.label
        return Box("", start[0] - size.width / 2, start[1] + LABEL_DROP, size.width, size.height)

    def _width(self, key: str) -> float:
        return self.widths.get(key, 0.0)

    def _height(self, row: Sequence[str]) -> float:
        return max(self.heights.get(key, 0.0) for key in row)


def _labels(links: Sequence[Link], key: str) -> float:
    """The room that the words below a box take side by side."""
    return sum(link.label.width + LABEL_GAP for link in links if link.start == key)


def _lane(start: Box, end: Box, port: Point, label: Box, lane: float) -> tuple[Point, ...]:
    """Down past its words, out to a lane at the right, up, and back to the side of its end."""
    below = label.bottom + LABEL_DROP
    return (
        port,
        (port[0], below),
        (lane, below),
        (lane, end.top + end.height / 2),
        (end.right, end.top + end.height / 2),
    )


def _rising(wanted: Sequence[float]) -> list[float]:
    """The rising numbers nearest to these (pool adjacent violators: Ayer and others 1955)."""
    pools: list[tuple[float, int]] = []  # mean, how many
    for value in wanted:
        mean, many = value, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean, many = (before * count + mean * many) / (count + many), count + many
        pools.append((mean, many))
    return [mean for mean, many in pools for _ in range(many)]
