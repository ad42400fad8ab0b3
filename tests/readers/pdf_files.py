"""Small PDF files with a text layer, written by hand so that they are the same each time."""

from collections.abc import Sequence

Placed = tuple[float, float, str]


def pdf(*pages: Sequence[Placed], bold: Sequence[str] = ()) -> bytes:
    """Give a PDF (A4) with texts at (x, y from the top); those in ``bold`` are set in bold."""
    fonts = "/Font << /F1 4 0 R /F2 5 0 R >>"
    first = 6
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< >>",
        _font("Helvetica"),
        _font("Helvetica-Bold"),
    ]
    for n, texts in enumerate(pages):
        content = b"".join(_shown(x, y, text, bold=text in bold) for x, y, text in texts)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {fonts} >> "
            f"/Contents {first + 2 * n + 1} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects)


def _font(name: str) -> bytes:
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
    ).encode()


def _shown(x: float, y: float, text: str, *, bold: bool) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    font = "F2" if bold else "F1"
    return f"BT /{font} 11 Tf {x} {842 - y} Td ({escaped}) Tj ET\n".encode("cp1252")


def _file(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + head + table + tail
