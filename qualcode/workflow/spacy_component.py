"""Our codebooks inside anyone's spaCy pipeline: ``nlp.add_pipe("qualcode", config={...})``.

The component fills ``doc.spans["qualcode"]`` with strong hits and ``doc.spans["qualcode_weak"]``
with weak ones: label = code id, span id = the rule as written. The hits are those of
``qualcode.rules`` on the same text; where a hit does not end at a token's edge, the span holds
the tokens it touches, and the group's ``attrs["unaligned"]`` has the hit's own place.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import SpanGroup

from qualcode.codebook import load_codebook
from qualcode.errors import CodebookError
from qualcode.model import Codebook, Hit
from qualcode.rules import match_texts

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

STRONG = "qualcode"
WEAK = "qualcode_weak"
UNALIGNED = "unaligned"
KEPT = "codebook.yaml"
BATCH = 256


class CodebookSpans:
    """A pipeline component that marks where a codebook's rules match.

    ``language`` chooses whose rules run. The codebook's bytes are kept with the pipeline, so
    that ``to_disk`` and ``to_bytes`` need no other file. ``trouble`` is why there is no
    codebook: it is raised when the first text comes, since a pipeline that is read back
    brings its own codebook after it has been made.
    """

    def __init__(self, data: bytes, *, language: str, trouble: CodebookError | None = None) -> None:
        self.language = language
        self.data = data
        self._trouble = trouble
        self._codebook = None if trouble else codebook_of(data)

    @property
    def codebook(self) -> Codebook:
        """The codebook; CodebookError when the pipeline has none that can be used."""
        if self._codebook is None:
            raise self._trouble or CodebookError("The pipeline has no codebook.")
        return self._codebook

    @property
    def labels(self) -> tuple[str, ...]:
        """The ids of the codes, in the order of the codebook; none without a codebook."""
        return tuple(code.id for code in self._codebook or ())

    def __call__(self, doc: "Doc") -> "Doc":
        """Fill the two groups of spans and give the same doc."""
        return next(iter(self.pipe([doc])))

    def pipe(self, stream: Iterable["Doc"], *, batch_size: int = BATCH) -> Iterator["Doc"]:
        """Fill the groups of many docs, a batch at a time: the same as one by one, faster."""
        coming = iter(stream)
        while docs := list(islice(coming, batch_size)):
            found = match_texts(
                [doc.text for doc in docs], codebook=self.codebook, language=self.language
            )
            for doc, hits in zip(docs, found, strict=True):
                mark(doc, hits)
                yield doc

    def to_bytes(self, **_: object) -> bytes:
        """Give the codebook's bytes."""
        return self.data

    def from_bytes(self, data: bytes, **_: object) -> "CodebookSpans":
        """Take the codebook from bytes; CodebookError when it cannot be used."""
        self._codebook = codebook_of(data)
        self.data, self._trouble = data, None
        return self

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Write the codebook into the pipeline's folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / KEPT).write_bytes(self.data)

    def from_disk(self, path: str | Path, **_: object) -> "CodebookSpans":
        """Take the codebook from the pipeline's folder."""
        return self.from_bytes((Path(path) / KEPT).read_bytes())


def mark(doc: "Doc", hits: Sequence[Hit]) -> None:
    """Put hits into a doc as two groups of spans, in order of place."""
    for name, strength in ((STRONG, "strong"), (WEAK, "weak")):
        spans: list[Span] = []
        unaligned: list[dict[str, str | int]] = []
        for hit in hits:
            if hit.strength != strength:
                continue
            start, end = hit.span.start, hit.span.end
            span = doc.char_span(
                start, end, label=hit.code, span_id=hit.rule, alignment_mode="expand"
            )
            if span is not None:
                spans.append(span)
            if span is None or (span.start_char, span.end_char) != (start, end):
                unaligned.append({"code": hit.code, "rule": hit.rule, "start": start, "end": end})
        doc.spans[name] = SpanGroup(doc, name=name, spans=spans, attrs={UNALIGNED: unaligned})


def codebook_of(data: bytes) -> Codebook:
    """Load a codebook; CodebookError with every slip when it cannot be used."""
    loaded = load_codebook(data)
    if loaded.codebook is None:
        slips = tuple(one for one in loaded.problems if one.severity == "error")
        raise CodebookError(f"The codebook has {len(slips)} slips to mend.", slips)
    return loaded.codebook


@Language.factory("qualcode", default_config={"codebook": "", "language": ""})
def make_component(  # spaCy calls it by these names
    nlp: Language,
    name: str,  # noqa: ARG001 - part of spaCy's call
    codebook: str,
    language: str,
) -> CodebookSpans:
    """Make the component for a pipeline.

    ``codebook`` is a path. ``language`` is the pipeline's own unless it is given. A codebook
    that cannot be read or used is told of when the first text comes.
    """
    spoken = language or str(nlp.lang)
    try:
        return CodebookSpans(_bytes_at(codebook), language=spoken)
    except CodebookError as trouble:
        return CodebookSpans(b"", language=spoken, trouble=trouble)


def _bytes_at(path: str) -> bytes:
    if not path:
        raise CodebookError(
            'The component has no codebook. Name one: config={"codebook": "codebook.yaml"}.'
        )
    try:
        return Path(path).read_bytes()
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise CodebookError(f"{path}: cannot be read ({reason}). Check the path.") from error
