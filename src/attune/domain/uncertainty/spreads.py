"""How sure each assumption is: the spread around its middle value, with who stands behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from attune.domain.evidence import Figure
from attune.domain.evidence_reading import read_figures
from attune.domain.reading import Entry
from attune.domain.refusals import Refused

NAMES = (
    "national_mix_size",
    "gradient_sd",
    "area_effect_sd",
    "area_effect_insecure",
    "insecure_split_size",
    "disorganised_split_size",
    "perinatal_size",
)


@dataclass(frozen=True)
class Spreads:
    """The seven numbers that say how sure the model is, as figures with source and range.

    A "size" is the sum of the parameters of a Dirichlet or Beta distribution: as if so many
    families had been seen. Exactly:

    - national mix ~ Dirichlet(size x (secure, insecure, disorganised)), as published
    - gradient multiplier ~ LogNormal(-sd^2 / 2, sd), so that its mean is 1
    - area effect u ~ Normal(0, sd) on the disorganised log odds of each small area, and
      `area_effect_insecure` x u on the insecure ones
    - levels within insecure ~ Dirichlet(size x their shares); within disorganised
      ~ Beta(size x risk support, size x long-term support)
    - share seen by perinatal teams ~ Beta(size x share, size x (1 - share))

    Beside these, counting has chance of its own: Normal with the moments of a multinomial.
    """

    id: str
    version: str
    title: str
    figures: Mapping[str, Figure]

    def __post_init__(self) -> None:
        if set(self.figures) != set(NAMES):
            raise Refused(f"The spreads {self.id} must be exactly: {', '.join(NAMES)}")
        object.__setattr__(self, "figures", MappingProxyType(dict(self.figures)))

    def __getitem__(self, name: str) -> float:
        return float(self.figures[name].value)


def read_spreads(data: object, *, file: str) -> Spreads:
    """The spreads of a parsed file; refuses with file, figure and field."""
    whole = Entry.of(file, data)
    return Spreads(
        id=whole.text("id"),
        version=whole.text("version"),
        title=whole.text("title"),
        figures=read_figures(whole),
    )
