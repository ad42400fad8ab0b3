"""A project of two short interviews and two codes, laid out in no time."""

from pathlib import Path

SETTINGS = """languages: {data: da, report: en}
decider: maja
speakers:
  - {label: I, role: interviewer}
  - {label: Samira, role: resident}
  - {label: Ole, role: resident}
"""
CODEBOOK = """codebook: prøve
languages: [da]
themes:
  - id: fysiske
    codes:
      - id: belysning
        definition: Lys ude.
        rules: {strong: [lampe+, lygte+]}
      - id: tryghed
        definition: Om at føle sig tryg.
        rules: {strong: [tryg+]}
"""
FIRST = """I: Er her mørkt om aftenen?

Samira: Ja, lampen i tunnelen har været i stykker siden påske, og ingen kommer.

I: Føler du dig tryg der?

Samira: Nej.

I: Hvad gør du så?

Samira: Jeg går hele vejen rundt om skolen, når det er vinter.
"""
SECOND = """I: Hvordan er lyset hos jer?

Ole: Lygterne virker som de skal, det må jeg sige, og de bliver skiftet hurtigt.

I: Er du tryg?

Ole: Ja, jeg har aldrig været bange her, heller ikke sent om natten.
"""


def lay_out(folder: Path) -> Path:
    """Write the project into a new folder, and give the folder."""
    (folder / "transcripts").mkdir(parents=True)
    files = {
        "qualcode.yaml": SETTINGS,
        "codebook.yaml": CODEBOOK,
        "transcripts/K01.txt": FIRST,
        "transcripts/K02.txt": SECOND,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
