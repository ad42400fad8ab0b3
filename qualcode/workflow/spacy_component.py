"""Our codebooks inside anyone's spaCy pipeline: ``nlp.add_pipe("qualcode", config={...})``.

The component fills ``doc.spans["qualcode"]`` with strong hits and ``doc.spans["qualcode_weak"]``
with weak ones: label = code id, span id = the rule as written. The hits are those of
``qualcode.rules`` on the same text; where a hit does not end at a token's edge, the span holds
the tokens it touches.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language

from qualcode.codebook import load_codebook
from qualcode.errors import CodebookError
from qualcode.model import Codebook
from qualcode.rules import match_text

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

STRONG = "qualcode"
WEAK = "qualcode_weak"
KEPT = "codebook.yaml"


class CodebookSpans:
    """A pipeline component that marks where a codebook's rules match.

    ``language`` chooses whose rules run. The codebook's bytes are kept with the pipeline, so
    that ``to_disk`` and ``from_disk`` need no other file.
    """

    def __init__(self, data: bytes, *, language: str) -> None:
        self.data = data
        self.language = language
        self.codebook = loaded(data)

    def __call__(self, doc: "Doc") -> "Doc":
        """Fill the two groups of spans and give the same doc."""
        found: dict[str, list[Span]] = {STRONG: [], WEAK: []}
        for hit in match_text(doc.text, codebook=self.codebook, language=self.language):
            span = doc.char_span(
                hit.span.start,
                hit.span.end,
                label=hit.code,
                span_id=hit.rule,
                alignment_mode="expand",
            )
            if span is not None:
                found[STRONG if hit.strength == "strong" else WEAK].append(span)
        for name, spans in found.items():
            doc.spans[name] = spans
        return doc

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Write the codebook into the pipeline's folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / KEPT).write_bytes(self.data)

    def from_disk(self, path: str | Path, **_: object) -> "CodebookSpans":
        """Take the codebook from the pipeline's folder."""
        self.data = (Path(path) / KEPT).read_bytes()
        self.codebook = loaded(self.data)
        return self


def loaded(data: bytes) -> Codebook:
    """Load a codebook; CodebookError with every slip when it cannot be used."""
    found = load_codebook(data) if data else None
    if found is None:
        return Codebook("", ("da",), ())
    if found.codebook is None:
        slips = tuple(one for one in found.problems if one.severity == "error")
        raise CodebookError(f"The codebook has {len(slips)} slips to mend.", slips)
    return found.codebook


@Language.factory("qualcode", default_config={"codebook": "", "language": ""})
def make_component(  # spaCy calls it by these names
    nlp: Language,
    name: str,  # noqa: ARG001 - part of spaCy's call
    codebook: str,
    language: str,
) -> CodebookSpans:
    """Make the component for a pipeline.

    ``codebook`` is a path; empty only where the pipeline is read from disk. ``language`` is
    the pipeline's own unless it is given.
    """
    data = Path(codebook).read_bytes() if codebook else b""
    return CodebookSpans(data, language=language or str(nlp.lang))
