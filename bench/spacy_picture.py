"""The picture of the handbook's page on spaCy: ``python -m bench.spacy_picture``.

It is what displaCy shows of one invented sentence under the practice codebook.
"""

from pathlib import Path

import spacy
from spacy import displacy

ROOT = Path(__file__).resolve().parent.parent
CODEBOOK = ROOT / "codebooks" / "klokkevangen.yaml"
PICTURE = ROOT / "docs" / "spacy.html"
TEXT = "Min nabo hilser, men lampen i tunnelen er gået, og jeg går ikke alene hjem om aftenen."
PAGE = """\
<!DOCTYPE html>
<html lang="da">
<head><meta charset="utf-8"><title>qualcode in displaCy</title></head>
<body style="font: 16px sans-serif; padding: 2em; background: #fff; color: #000">
{spans}
</body>
</html>
"""
COLORS = ("#f6c177", "#9ccfd8", "#c4a7e7", "#a3be8c", "#eb9b9b", "#d9d9d9")


def picture() -> str:
    """Give one page of HTML that needs no other file."""
    nlp = spacy.blank("da")
    nlp.add_pipe("qualcode", config={"codebook": str(CODEBOOK)})
    doc = nlp(TEXT)
    labels = dict.fromkeys(span.label_ for span in doc.spans["qualcode"])
    colors = dict(zip(labels, COLORS, strict=False))
    options = {"spans_key": "qualcode", "colors": colors}
    spans = displacy.render(doc, style="span", options=options, minify=True, jupyter=False)
    return PAGE.format(spans=str(spans).strip())


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
