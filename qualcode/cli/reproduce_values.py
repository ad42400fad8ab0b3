"""What became of a run, as plain values for JSON."""

from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qualcode.workflow.differences import Compared, Difference
    from qualcode.workflow.reproducing import Reproduced
    from qualcode.workflow.rewriting import Rewritten
    from qualcode.workflow.texts_then import TextThen


def values_of(done: "Reproduced") -> dict[str, object]:
    """Give everything that the screen says, and every difference."""
    found, inputs, again = done.found, done.inputs, done.again
    events = found.events
    return {
        "run": done.run.run,
        "identical": done.is_identical,
        "documents": list(done.run.documents),
        "figures": None if again is None else _figures(again.compared),
        "codings": None if again is None or again.codings is None else _listed(again.codings),
        "transcripts": [_text(one, done) for one in found.texts.texts],
        "added": list(found.texts.added),
        "codebook": {
            "fingerprint": inputs.codebook,
            "found": found.codebook.data is not None,
            "version": found.codebook.version,
            "is_today": found.codebook.is_today,
        },
        "participants": _listed(done.since.people),
        "settings": None if inputs.settings is None else _listed(done.since.settings),
        "decisions": {
            "cited": events.cited,
            "found": events.found,
            "missing": list(events.missing),
            "withdrawn": list(events.withdrawn),
            "taken_back": list(events.taken_back),
            "since": events.since,
        },
        "model": {
            "then": done.run.figures.get("model", ""),
            "now": None if again is None else again.model,
        },
        "options": asdict(inputs.options),
        "versions": _listed(done.since.versions),
        "unrecorded": list(inputs.unrecorded),
        "withdrawn": list(done.withdrawn),
    }


def written_values(written: "Rewritten | None") -> dict[str, object]:
    """Give where the document was written, and whether it is the same; nothing where it was not."""
    if written is None:
        return {}
    return {
        "written": {
            "path": str(written.path),
            "kind": written.kind,
            "same_bytes": written.is_same,
            "why": list(written.why),
        }
    }


def _figures(compared: "Compared") -> dict[str, object]:
    return {
        "compared": compared.figures,
        "differences": _listed(compared.differences),
        "unrecorded": list(compared.unrecorded),
        "dropped": list(compared.dropped),
    }


def _listed(differences: "Iterable[Difference]") -> list[dict[str, object]]:
    return [asdict(one) for one in differences]


def _text(text: "TextThen", done: "Reproduced") -> dict[str, object]:
    touched = done.again.touched.get(text.id) if done.again else None
    return {
        "transcript": text.id,
        "became": text.became,
        "today": text.now,
        "file": text.file,
        "file_resaved": text.is_resaved,
        "turns": list(text.turns),
        "turns_less": text.gone,
        "touched": None if touched is None else asdict(touched),
    }
