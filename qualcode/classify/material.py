"""One language's passages as arrays: features, rule hits, decisions, neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from qualcode.classify.features import Features, Matrix, make_features, with_vectors
from qualcode.classify.learned import Embed, Labels
from qualcode.classify.words import Reader, Words, read_examples, read_passages
from qualcode.model import Code, Codebook, Coding, Corpus, Passage

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Rows = NDArray[np.intp]

MOST_HITS = 3
CONTEXT = {-1: 1.0, 0: 1.0, 1: 1.0}
AROUND = {-2: 0.36, -1: 0.6, 1: 0.6, 2: 0.36}
UNDECIDED = -1


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """The passages of one language, and all that is known of them.

    ``hits`` ``(n_passages, n_codes)`` counts rule hits in the participant's own words, at
    most three; ``strong`` tells where a strong rule codes; ``decided`` is 1 yes, 0 no, -1
    nobody has said. ``groups`` numbers the interviews that share no participant, and
    ``around`` ``(n_passages, n_passages)`` blends a row with its neighbours'. ``examples``
    are the codebook's (code id, fits or not); their rows follow the passages' in
    ``features.matrix``.
    """

    language: str
    passages: tuple[Passage, ...]
    words: tuple[Words, ...]
    codes: tuple[Code, ...]
    features: Features
    hits: Numbers
    strong: Flags
    decided: NDArray[np.int8]
    groups: NDArray[np.intp]
    context: Matrix
    around: Matrix
    examples: tuple[tuple[str, bool], ...]


def gather(
    corpus: Corpus,
    *,
    codebook: Codebook,
    reader: Reader,
    rule_codings: Sequence[Coding],
    labels: Labels,
    embed: Embed | None = None,
) -> Material:
    """Give the material of the reader's language; there must be a passage in it.

    ``embed`` gives vectors for the texts of passages and examples, as further features.
    """
    passages = tuple(
        one
        for one in corpus.passages
        if corpus.languages.get(one.transcript, "") == reader.language
    )
    homes = np.unique([one.transcript for one in passages], return_inverse=True)[1]
    words = read_passages(passages, corpus=corpus, reader=reader)
    examples = read_examples(codebook, reader=reader)
    context = _beside(homes, CONTEXT)
    features = make_features(
        words, [read for *_, read in examples], context=context, lemma=reader.lemma
    )
    if embed is not None:
        features = with_vectors(
            features, embed([*map(corpus.text, passages), *(" ".join(one[2]) for one in examples)])
        )
    place = {one.id: at for at, one in enumerate(passages)}
    codes = codebook.codes
    hits, strong = _rule_hits(rule_codings, place=place, codes=codes)
    return Material(
        language=reader.language,
        passages=passages,
        words=words,
        codes=codes,
        features=features,
        hits=hits,
        strong=strong,
        decided=_decisions(labels, place=place, codes=codes),
        groups=_groups(passages),
        context=context,
        around=_blend(homes),
        examples=tuple((code, fits) for code, fits, _ in examples),
    )


def _rule_hits(
    codings: Sequence[Coding], *, place: Mapping[str, int], codes: Sequence[Code]
) -> tuple[Numbers, Flags]:
    columns = {code.id: at for at, code in enumerate(codes)}
    hits = np.zeros((len(place), len(codes)))
    strong = np.zeros((len(place), len(codes)), dtype=np.bool_)
    for coding in codings:
        row, column = place.get(coding.passage.id), columns.get(coding.code)
        if coding.source == "rule" and row is not None and column is not None:
            hits[row, column] += sum(not hit.in_question for hit in coding.hits)
            strong[row, column] |= coding.is_strong
    return np.minimum(np.maximum(hits, strong), MOST_HITS), strong


def _decisions(
    labels: Labels, *, place: Mapping[str, int], codes: Sequence[Code]
) -> NDArray[np.int8]:
    decided = np.full((len(place), len(codes)), UNDECIDED, dtype=np.int8)
    for column, code in enumerate(codes):
        for passage_id, yes in labels.get(code.id, {}).items():
            if passage_id in place:
                decided[place[passage_id], column] = yes
    return decided


def _groups(passages: Sequence[Passage]) -> NDArray[np.intp]:
    """Give each passage the number of its interview; with a shared participant it is the same.

    A person who was interviewed twice must not stand on both sides of a test.
    """
    transcripts = sorted({one.transcript for one in passages})
    people = sorted({one.participant for one in passages if one.participant})
    home = {transcript: at for at, transcript in enumerate(transcripts)}
    person = {participant: len(home) + at for at, participant in enumerate(people)}
    pairs = {(home[one.transcript], person[one.participant]) for one in passages if one.participant}
    rows, columns = zip(*sorted(pairs), strict=True) if pairs else ((), ())
    nodes = len(home) + len(person)
    links = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(nodes, nodes))
    _, group_of = sparse.csgraph.connected_components(links, directed=False)
    return np.array([group_of[home[one.transcript]] for one in passages], dtype=np.intp)


def _beside(homes: NDArray[np.intp], weights: Mapping[int, float]) -> Matrix:
    """Give ``(n, n)`` weights of the rows at these distances, in the same transcript only."""
    count = len(homes)
    rows, columns, values = [], [], []
    for distance, weight in weights.items():
        here = np.arange(max(0, -distance), min(count, count - distance))
        here = here[homes[here] == homes[here + distance]]
        rows.append(here)
        columns.append(here + distance)
        values.append(np.full(len(here), weight))
    places = np.concatenate(rows), np.concatenate(columns)
    return sparse.csr_matrix((np.concatenate(values), places), shape=(count, count))


def _blend(homes: NDArray[np.intp]) -> Matrix:
    """Give the matrix that makes half of a score its neighbours', in the same transcript."""
    beside = _beside(homes, AROUND)
    total = np.asarray(beside.sum(axis=1)).ravel()
    alone = total == 0
    mean = sparse.diags(np.where(alone, 0.0, 0.5 / np.where(alone, 1.0, total))) @ beside
    return (sparse.diags(np.where(alone, 1.0, 0.5)) + mean).tocsr()
