"""How many persons ``qualcode names`` finds in Danish news: ``python -m bench.names FOLDER``.

FOLDER holds ``*.tsv`` files in the CoNLL shape of DaN+ (token, entity, nested entity; a blank
line ends a sentence). No trained pipeline takes part. A person is found when some candidate
for a name covers all words of it. Precision is given three ways: candidates that touch any
entity, candidates told to be a person's that touch a person, and the same by single words.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.model import Span
from qualcode.privacy import Found, Written, find_names

_GLUED_LEFT = re.compile(r"[.,:;!?%)\]»”'’]+$")
_GLUED_RIGHT = frozenset("([«“")


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that people marked: ``PER``, ``LOC``, ``ORG`` or ``MISC``, and its place."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence put together again from its tokens, and the names in it."""

    text: str
    entities: tuple[Entity, ...]


def sentences_in(path: Path) -> Iterator[Sentence]:
    """Give the sentences of a file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        if rows:
            yield sentence_of([(row[0], row[1]) for row in rows])


def sentence_of(rows: Sequence[tuple[str, str]]) -> Sentence:
    """Put tokens together as they were written, and find the names by their tags."""
    text = ""
    entities: list[Entity] = []
    for token, tag in rows:
        glued = not text or _GLUED_LEFT.fullmatch(token) or text[-1] in _GLUED_RIGHT
        start = len(text) + (0 if glued else 1)
        text = f"{text}{'' if glued else ' '}{token}"
        if tag.startswith("B-"):
            entities.append(Entity(Span(start, len(text)), tag[2:]))
        elif tag.startswith("I-") and entities:
            entities[-1] = Entity(Span(entities[-1].span.start, len(text)), entities[-1].label)
    return Sentence(text, tuple(entities))


def covers(found: Sequence[Found], entity: Entity) -> bool:
    """Tell whether candidates cover every letter of a name."""
    held = sum(one.span.overlap(entity.span) for one in found)
    gaps = sum(1 for one in found if one.span.overlap(entity.span)) - 1
    return held > 0 and held + max(0, gaps) >= len(entity.span)


def touches(one: Found, entities: Sequence[Entity], *, label: str = "") -> bool:
    """Tell whether a candidate and a marked name share a letter."""
    return any(one.span.overlap(held.span) for held in entities if label in {"", held.label})


def measure(sentences: Sequence[Sentence], *, show: bool) -> None:
    """Print recall by kind of name, and precision."""
    looked = find_names([Written(one.text, "da") for one in sentences])
    pairs = list(zip(sentences, looked, strict=True))
    print(f"{len(sentences)} sentences, no trained pipeline\n")
    for label in ("PER", "LOC", "ORG", "MISC"):
        hits = [covers(found, e) for one, found in pairs for e in one.entities if e.label == label]
        print(f"  recall    {label:4}  {sum(hits):3} of {len(hits):3}  {sum(hits) / len(hits):.3f}")
    every = [touches(f, one.entities) for one, found in pairs for f in found]
    told = [
        touches(f, one.entities, label="PER")
        for one, found in pairs
        for f in found
        if f.kind == "person"
    ]
    as_told = [
        any(f.span.overlap(e.span) and f.kind == "person" for f in found)
        for one, found in pairs
        for e in one.entities
        if e.label == "PER"
    ]
    print(f"\n  precision of all candidates (is any name)        {_share(every)}")
    print(f"  precision of those told to be a person's         {_share(told)}")
    print(f"  recall of persons among those told to be such    {_share(as_told)}")
    if show:
        _show(pairs)


def _share(hits: Sequence[bool]) -> str:
    return f"{sum(hits):3} of {len(hits):3}  {sum(hits) / len(hits):.3f}"


def _show(pairs: Sequence[tuple[Sentence, Sequence[Found]]]) -> None:
    for one, found in pairs:
        for entity in one.entities:
            if entity.label == "PER" and not covers(found, entity):
                print("MISSED", entity.span.of(one.text), "|", one.text[:120])
        for candidate in found:
            if not touches(candidate, one.entities):
                print("NO NAME", candidate.span.of(one.text), "|", one.text[:120])


def main() -> None:
    """Measure every file of a folder together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print what was missed or wrong")
    chosen = parser.parse_args()
    files = sorted(chosen.folder.glob("*.tsv"))
    if not files:
        parser.error(f"{chosen.folder}: no *.tsv files here")
    measure([one for file in files for one in sentences_in(file)], show=chosen.show)


if __name__ == "__main__":
    main()
