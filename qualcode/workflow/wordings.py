"""How a code was worded when a decision was made, where that codebook was kept."""

from qualcode.codebook import load_codebook
from qualcode.model import Code, Codebook, Decision
from qualcode.store import Project, find_saved


class Wordings:
    """Knows the codebooks that decisions were made under, as far as they were kept."""

    def __init__(self, project: Project, today: Codebook) -> None:
        self._project = project
        self._today = today
        self._kept: dict[str, Codebook | None] = {today.fingerprint: today}

    def is_another(self, decision: Decision) -> bool:
        """Tell whether definition, use or not-use was worded otherwise at the time.

        A decision under a codebook that nobody kept, or of a code that is gone, is not.
        """
        now = self._today.code(decision.code)
        then = self.codebook_of(decision)
        before = then.code(decision.was or decision.code) if then else None
        return now is not None and before is not None and _texts(before) != _texts(now)

    def keep(self, codebook: Codebook) -> None:
        """Remember a codebook that need not be saved anywhere."""
        self._kept[codebook.fingerprint] = codebook

    def codebook_of(self, decision: Decision) -> Codebook | None:
        """Give the codebook that a decision was made under, where it was kept."""
        name = decision.codebook
        if name not in self._kept:
            data = find_saved(self._project, name) if name else None
            self._kept[name] = load_codebook(data).codebook if data is not None else None
        return self._kept[name]


def _texts(code: Code) -> tuple[dict[str, str], ...]:
    return tuple(dict(texts) for texts in (code.definition, code.use, code.do_not_use))
