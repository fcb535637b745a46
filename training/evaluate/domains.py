"""The five domains of SummEdits. The set does not name them, but keeps the order of the published file: the number of a row tells."""

from __future__ import annotations

from bisect import bisect_right

# The first and the last number of each domain, as the texts between them show.
RANGES = (("news", 668, 1486), ("podcast", 1487, 1986), ("sales e-mail", 2938, 3550), ("messenger", 3551, 4214), ("science", 4215, 4680))


def domain(id: str) -> str:
    """The domain of a row such as `summedits-1500`. A number outside every range is refused."""
    number = int(id.rpartition("-")[2])
    name, first, last = RANGES[max(0, bisect_right(RANGES, number, key=lambda entry: entry[1]) - 1)]
    if not first <= number <= last:
        raise ValueError(f"{id} lies in no domain")
    return name
