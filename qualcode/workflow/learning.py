"""Learning from decisions: what is kept of it in the cache, and the card that comes with it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version

from qualcode import __version__
from qualcode.classify import LEARNER, Learned, Lessons, suggest_again, train_all
from qualcode.review import Placed
from qualcode.store import Cache, read_model, write_model
from qualcode.workflow.embedding import fingerprint_of
from qualcode.workflow.material import Material
from qualcode.workflow.progress import Progress

LIBRARIES = ("numpy", "scikit-learn", "scipy", "simplemma")
KIND = "model"
WARNING = (
    "Holds as its vocabulary the words, pairs of words and runs of letters that stand in two or "
    "more passages (in one, where there are under 20 passages), names among them: keep it where "
    "you keep the transcripts. Holds no sentence and no passage."
)
FOR = (
    "Suggests passages of these transcripts under these codes. Says nothing of other people's "
    "words; nothing it suggests is counted as read."
)


@dataclass(frozen=True, slots=True)
class Learning:
    """What the suggestions rest on: ``key`` hashes all of it, ``card`` tells of it in words."""

    lessons: Lessons
    key: str
    card: Mapping[str, object]


def learning_of(lessons: Lessons, material: Material, placed: Placed) -> Learning:
    """Give what is to be learned from a project."""
    key = learning_key(material, placed)
    card = card_of(material, placed) | {"inputs": key}
    return Learning(lessons, key, card)


def learn(learning: Learning, *, cache: Cache, progress: Progress, anew: bool = False) -> Learned:
    """Give the suggestions, from the cache when nothing they rest on changed.

    ``anew`` learns whatever was kept. What was kept and is damaged is learned again, and
    ``mended`` says so.
    """
    mended = cache.is_damaged(KIND, learning.key)
    if not anew:
        kept = _kept(learning, cache=cache)
        if kept is not None:
            return kept
    progress("learning from decisions and rules", 0, 1)
    trained, learned = train_all(learning.lessons)
    data = write_model(trained, card={**learning.card, "codes": _told(learned)})
    learned = replace(learned, model=hashlib.sha256(data).hexdigest())
    cache.save_bytes(KIND, learning.key, data)
    cache.save_learned(learning.key, learned)
    return replace(learned, mended=mended)


def load_model(key: str, *, cache: Cache) -> bytes | None:
    """Give the file of what was learned from just this, or ``None`` where none is kept whole."""
    return cache.load_bytes(KIND, key)


def _kept(learning: Learning, *, cache: Cache) -> Learned | None:
    """Give the kept suggestions, or those of a kept model that was learned from just this."""
    learned = cache.load_learned(learning.key, corpus=learning.lessons.corpus)
    if learned is not None:
        return learned
    data = load_model(learning.key, cache=cache)
    trained = None if data is None else read_model(data)
    again = None if trained is None else suggest_again(trained, learning.lessons)
    if data is None or again is None:
        return None
    learned = replace(again, model=hashlib.sha256(data).hexdigest())
    cache.save_learned(learning.key, learned)
    return learned


def _told(learned: Learned) -> list[dict[str, object]]:
    return [
        asdict(one) | {"precision": one.precision, "recall": one.recall} for one in learned.verdicts
    ]


def card_of(material: Material, placed: Placed) -> dict[str, object]:
    """Say what a model was learned from; no time but that of the last decision is in it."""
    corpus = material.corpus
    coders = {one.coder for one in placed.decisions} | {one.coder for one in placed.readings}
    times = [one.time for one in placed.decisions] + [one.time for one in placed.readings]
    return {
        "what": "one logistic regression a code, on words and letters; see docs/classifier.md",
        "for": FOR,
        "warning": WARNING,
        "decisions": len(placed.decisions),
        "readings": len(placed.readings),
        "coders": sorted(coders),
        "until": max(times, default=""),
        "transcripts": len(corpus.transcripts),
        "passages": len(corpus.passages),
        "codebook": material.codebook.fingerprint,
        "embeddings": material.settings.embeddings,
        "versions": {"qualcode": __version__, "learner": LEARNER} | _versions(),
    }


def _versions() -> dict[str, str]:
    return {name: version(name) for name in LIBRARIES}


def learning_key(material: Material, placed: Placed) -> str:
    """Hash all that the suggestions depend on, and what the card says of it.

    The card is in the file that gives a model its id: one key, one file.
    """
    corpus = material.corpus
    basis = {
        "card": card_of(material, placed),
        "qualcode": __version__,
        "learner": LEARNER,
        "libraries": _versions(),
        "codebook": material.codebook.fingerprint,
        "transcripts": {one.id: one.fingerprint for one in corpus.transcripts},
        "passages": [
            (one.id, one.span.start, one.span.end, one.participant, one.role)
            for one in corpus.passages
        ],
        "languages": dict(sorted(corpus.languages.items())),
        "spoken": {key: dict(value) for key, value in material.settings.spoken.items()},
        "speakers": [
            (one.label, one.transcript, sorted(one.spoken.items()))
            for one in material.settings.speakers
        ],
        "decider": material.settings.decider,
        "embeddings": fingerprint_of(material),
        "decisions": sorted(
            (one.id, one.transcript, one.span.start, one.span.end) for one in placed.decisions
        ),
        "readings": sorted(one.id for one in placed.readings),
    }
    canonical = json.dumps(basis, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
