"""A small corpus about light and dogs, with rule codings and labels, for the classifier."""

from collections.abc import Mapping, Sequence

from qualcode.classify.learned import Labels
from qualcode.classify.material import Material, gather
from qualcode.classify.words import Reader
from qualcode.language import tokenise
from qualcode.model import (
    Code,
    Codebook,
    Coding,
    Corpus,
    Example,
    Examples,
    Hit,
    Span,
    Theme,
)
from tests.building import corpus_of

# Whatever stands in a passage with "lampe" is hit by the rule; "mørkt" and "pæren" are not.
LIGHT = (
    "Lampen ved tunnelen er gået i stykker og der er mørkt",
    "Der er helt mørkt ved tunnelen når pæren er sprunget",
    "Jeg vil have en ny lampe for her er alt for mørkt om aftenen",
    "Pæren er sprunget igen så man kan ikke se tunnelen i mørket",
)
OTHER = (
    "Hunden gør hele natten og naboen klager over den",
    "Vi spiser sammen i beboerhuset hver torsdag med kaffe",
    "Huslejen stiger hvert år og køkkenet er stadig det gamle",
    "Mine børn går i skole henne om hjørnet og er glade",
    "Bussen kører kun hver time og det er for lidt",
    "Formanden svarer aldrig på de breve vi skriver til ham",
)


def talk(transcripts: int = 6) -> dict[str, list[tuple[str, str]]]:
    """Compose interviews of eight passages: two or three about light, the others not."""
    interviews: dict[str, list[tuple[str, str]]] = {}
    for number in range(transcripts):
        said = [
            LIGHT[number % 4],
            LIGHT[(number + 1) % 4],
            *(OTHER[(number + at) % 6] for at in range(6)),
        ]
        interviews[f"K{number + 1:02d}"] = [
            ("S", f"{words} nummer {at} {number}.") for at, words in enumerate(said)
        ]
    return interviews


LYS = Code("lys", "fysiske", scope="utterance")
HUNDE = Code("hunde", "sociale", scope="utterance")


def book_of(*codes: Code, languages: tuple[str, ...] = ("da",)) -> Codebook:
    """Make a codebook of codes under one theme each."""
    themes = tuple(Theme(code.theme, codes=(code,)) for code in codes)
    return Codebook("prøve", languages, themes, fingerprint="f00d")


def with_examples(
    code: Code, *, typical: Sequence[str] = (), false_friends: Sequence[str] = ()
) -> Code:
    """Give a code with example sentences in the codebook's language."""
    return Code(
        code.id,
        code.theme,
        scope=code.scope,
        examples=Examples(
            typical=tuple(Example(text) for text in typical),
            false_friends=tuple(Example(text) for text in false_friends),
        ),
    )


def hits_of(corpus: Corpus, words: Mapping[str, str]) -> list[Coding]:
    """Code every passage in which a code's word stands, as a strong rule would."""
    codings = []
    for passage in corpus.passages:
        text = corpus.text(passage).casefold()
        for code, word in words.items():
            starts = [at for at in range(len(text)) if text.startswith(word, at)]
            spans = [
                Span(passage.span.start + at, passage.span.start + at + len(word)) for at in starts
            ]
            if spans:
                codings.append(
                    Coding(
                        passage,
                        spans[0],
                        "",
                        code,
                        "rules",
                        "rule",
                        strength="strong",
                        hits=tuple(Hit(code, span, word, "strong") for span in spans),
                    )
                )
    return codings


def truth_of(corpus: Corpus, *transcripts: str) -> dict[str, bool]:
    """Decide for every passage of these transcripts whether it is about light."""
    return {
        passage.id: any(
            word in corpus.text(passage).casefold() for word in ("lampe", "pære", "mørk")
        )
        for passage in corpus.passages
        if not transcripts or passage.transcript in transcripts
    }


def material_of(
    corpus: Corpus,
    *,
    codebook: Codebook,
    codings: Sequence[Coding] = (),
    labels: Labels | None = None,
    language: str = "da",
) -> Material:
    """Gather the material of one language."""
    texts = {one.fingerprint: one.text for one in corpus.transcripts}
    return gather(
        corpus,
        codebook=codebook,
        reader=Reader(language, tokenise(texts)),
        rule_codings=codings,
        labels=labels or {},
    )


CORPUS = corpus_of(talk())
BOOK = book_of(LYS, HUNDE)
CODINGS = hits_of(CORPUS, {"lys": "lampe", "hunde": "hund"})
