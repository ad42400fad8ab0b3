"""Comments of real Word files: what is read, and what is left after LibreOffice saved them.

    python -m bench.comments FOLDER

For every .docx in the folder: comments, replies, tracked changes, the words under each comment;
and, where soffice is there, whether all of it is the same after .docx -> .odt -> .docx.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from qualcode.readers.comments import Annotated, Note, read_comments


def main() -> int:
    """Print what is in each file, and what LibreOffice keeps of it."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    for path in sorted(Path(sys.argv[1]).rglob("*.docx")):
        read = read_comments(path.read_bytes(), file=path.name)
        replies = sum(len(one.replies) for one in read.notes)
        print(f"{path.name}: {len(read.notes)} comments, {replies} replies, "
              f"{len(read.changes)} tracked changes")  # fmt: skip
        for one in read.notes:
            done = " (resolved)" if one.done else ""
            print(f"  {one.author}: {one.text!r} on {words(one, read)!r}{done}")
        if shutil.which("soffice"):
            again = read_comments(by_way_of_odt(path), file=path.name)
            print(f"  through .odt: {'the same' if said(again) == said(read) else 'NOT the same'}")
    return 0


def words(note: Note, read: Annotated) -> str:
    """Give the words under a comment."""
    if note.begins is None or note.ends is None:
        return ""
    (first, begin), (last, end) = note.begins, note.ends
    if first == last:
        return read.lines[first][begin:end]
    inner = read.lines[first + 1 : last]
    return "\n".join([read.lines[first][begin:], *inner, read.lines[last][:end]])


def said(read: Annotated) -> list[tuple[str, str, str, bool]]:
    """Give who says what on which words, resolved or not."""
    return [(one.author, one.text, words(one, read), one.done) for one in read.notes]


def by_way_of_odt(path: Path) -> bytes:
    """Save a file as .odt and that as .docx again."""
    with tempfile.TemporaryDirectory() as folder:
        profile = (Path(folder) / "profile").as_uri()
        for ending, source in (("odt", path), ("docx", Path(folder) / f"{path.stem}.odt")):
            subprocess.run(
                ["soffice", f"-env:UserInstallation={profile}", "--headless",
                 "--convert-to", ending, "--outdir", folder, str(source)],
                check=True, capture_output=True, timeout=300,
            )  # fmt: skip
        return (Path(folder) / f"{path.stem}.docx").read_bytes()


if __name__ == "__main__":
    sys.exit(main())
