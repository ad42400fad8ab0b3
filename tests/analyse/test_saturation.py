"""New codes by transcript."""

from qualcode.analyse import saturation
from qualcode.model import Claim, Code, Codebook, Theme
from qualcode.model.coding import State
from tests.building import corpus_of

CORPUS = corpus_of({"K02": [("B", "Pærer.")], "K01": [("S", "Lampen.")], "K03": [("C", "Ja.")]})
BOOK = Codebook(
    "prøve",
    ("da",),
    (Theme("f", codes=(Code("lys", "f"), Code("hunde", "f", origin="emergent"))),),
)


def claim(transcript: str, code: str, state: State = "rules") -> Claim:
    return Claim(CORPUS.passages_of(transcript)[0], "f", code, state, ())


def test_transcripts_come_by_id_and_tell_what_they_add() -> None:
    """K01 brings lys; K02 has both but only hunde, born underway, is new; K03 adds nothing."""
    rows = saturation(
        [
            claim("K02", "hunde"),
            claim("K02", "lys"),
            claim("K01", "lys"),
            claim("K03", "lys", "suggested"),
        ],
        corpus=CORPUS,
        codebook=BOOK,
    )
    assert [(row.transcript, row.codes, row.new, row.so_far) for row in rows] == [
        ("K01", 1, ("lys",), 1),
        ("K02", 2, ("hunde",), 2),
        ("K03", 0, (), 2),
    ]
    assert rows[1].new_emergent == ("hunde",)
    assert rows[0].new_emergent == ()


def test_another_order_gives_another_transcript_the_new_code() -> None:
    """By K02 first, lys is new there and no longer in K01."""
    rows = saturation(
        [claim("K02", "lys"), claim("K01", "lys")],
        corpus=CORPUS,
        codebook=BOOK,
        order=["K02", "K01"],
    )
    assert [(row.transcript, row.new) for row in rows] == [("K02", ("lys",)), ("K01", ())]
