"""New codes by transcript, in the order of their ids or any other.

The table of Guest, Namey & Chen (2020), "A simple method to assess and report thematic
saturation in qualitative research", without its verdict: a codebook that was closed
beforehand saturates by itself, so codes born underway are given apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.analyse.counting import is_counted
from qualcode.model import Claim, Codebook, Corpus, Counting


@dataclass(frozen=True, slots=True)
class NewCodes:
    """What one transcript added: ids of codes in the order of the codebook.

    ``codes`` counts the distinct codes that occur here and ``so_far`` those that occurred
    here or in an earlier transcript; ``new`` occur for the first time; ``new_emergent``
    are those of them that were born underway.
    """

    transcript: str
    codes: int
    new: tuple[str, ...]
    new_emergent: tuple[str, ...]
    so_far: int


def saturation(
    claims: Iterable[Claim],
    *,
    corpus: Corpus,
    codebook: Codebook,
    counting: Counting = "rules",
    order: Sequence[str] = (),
) -> tuple[NewCodes, ...]:
    """Give a row for each transcript: which codes are counted here first.

    ``order`` are the ids of the transcripts as they come; by default they come by id.

    >>> saturation([], corpus=Corpus(), codebook=Codebook("p", ("da",), ()))
    ()
    """
    here: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if is_counted(claim, counting=counting):
            here[claim.passage.transcript].add(claim.code)
    met: set[str] = set()
    rows: list[NewCodes] = []
    for transcript_id in order or sorted(transcript.id for transcript in corpus.transcripts):
        found = [code for code in codebook if code.id in here[transcript_id]]
        new = [code for code in found if code.id not in met]
        met |= {code.id for code in new}
        born = tuple(code.id for code in new if code.origin == "emergent")
        ids = tuple(code.id for code in new)
        rows.append(NewCodes(transcript_id, len(found), ids, born, len(met)))
    return tuple(rows)
