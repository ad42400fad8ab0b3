"""What the classifier learned, as JSON for the cache; codings name passages by id."""

import json
from dataclasses import asdict
from typing import Any

from qualcode.classify.learned import CodeVerdict, Learned
from qualcode.model import Coding, Corpus, Hit, Span, Weight

FORM = 2


def write_learned(learned: Learned) -> bytes:
    """Give what was learned as JSON in UTF-8."""
    said = {
        "form": FORM,
        "suggestions": [_fields(coding) for coding in learned.suggestions],
        "verdicts": [asdict(verdict) for verdict in learned.verdicts],
        "decided": learned.decided,
        "model": learned.model,
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")


def read_learned(data: bytes, *, corpus: Corpus) -> Learned | None:
    """Give what was learned; ``None`` when it is of another form or about other passages."""
    try:
        said = json.loads(data.decode("utf-8", "surrogatepass"))
        if said["form"] != FORM:
            return None
        return Learned(
            suggestions=tuple(_coding(one, corpus=corpus) for one in said["suggestions"]),
            verdicts=tuple(CodeVerdict(**one) for one in said["verdicts"]),
            decided=said["decided"],
            model=said["model"],
        )
    except (KeyError, TypeError, ValueError):
        return None


def _fields(coding: Coding) -> dict[str, object]:
    said: dict[str, object] = {
        name: getattr(coding, name) for name in Coding.__dataclass_fields__ if name != "passage"
    }
    return said | {
        "passage": coding.passage.id,
        "span": [coding.span.start, coding.span.end],
        "hits": [asdict(hit) for hit in coding.hits],
        "weights": [asdict(weight) for weight in coding.weights],
    }


def _coding(said: dict[str, Any], *, corpus: Corpus) -> Coding:
    passage = corpus.passage(said["passage"])
    if passage is None:
        raise KeyError(said["passage"])
    return Coding(
        **said
        | {
            "passage": passage,
            "span": Span(*said["span"]),
            "hits": tuple(_hit(hit) for hit in said["hits"]),
            "weights": tuple(Weight(**weight) for weight in said["weights"]),
            "marks": tuple(said["marks"]),
        }
    )


def _hit(said: dict[str, Any]) -> Hit:
    return Hit(**said | {"span": Span(**said["span"])})
