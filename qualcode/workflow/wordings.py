"""How a code was worded when a decision was made, where that codebook was kept."""

from qualcode.codebook import load_codebook
from qualcode.model import Code, Codebook, Decision
from qualcode.store import Project, find_saved


class Wordings:
    """Tells whether decisions were made under another wording than today's."""

    def __init__(self, project: Project, today: Codebook) -> None:
        self._project = project
        self._today = today
        self._kept: dict[str, Codebook | None] = {today.fingerprint: today}

    def is_another(self, decision: Decision) -> bool:
        """Tell whether definition, use or not-use was worded otherwise at the time.

        A decision under a codebook that nobody kept, or of a code that is gone, is not.
        """
        now = self._today.code(decision.code)
        then = self._codebook(decision.codebook)
        before = then.code(decision.was or decision.code) if then else None
        return now is not None and before is not None and _texts(before) != _texts(now)

    def _codebook(self, fingerprint: str) -> Codebook | None:
        if fingerprint not in self._kept:
            data = find_saved(self._project, fingerprint) if fingerprint else None
            self._kept[fingerprint] = load_codebook(data).codebook if data is not None else None
        return self._kept[fingerprint]


def _texts(code: Code) -> tuple[dict[str, str], ...]:
    return tuple(dict(texts) for texts in (code.definition, code.use, code.do_not_use))
