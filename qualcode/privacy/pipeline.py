"""Names by a trained spaCy pipeline that the user has; only when the project asks for one."""

from collections.abc import Mapping, Sequence
from importlib import import_module

from qualcode.errors import SettingsError
from qualcode.model import Span
from qualcode.privacy.found import Found, Kind

LABELS: Mapping[str, Kind] = {
    "PER": "person",
    "PERSON": "person",
    "LOC": "place",
    "GPE": "place",
    "FAC": "place",
    "ORG": "organisation",
    "NORP": "organisation",
    "MISC": "name",
}


def pipeline_names(texts: Sequence[str], *, pipeline: str) -> tuple[tuple[Found, ...], ...]:
    """Give the names a pipeline (an installed package or a folder) sees in each text.

    Raises ``SettingsError`` when it is not on this computer; nothing is downloaded.
    """
    try:
        nlp = import_module("spacy").load(pipeline)
    except (OSError, ImportError, ValueError) as error:
        raise SettingsError(
            f'privacy: spacy: the pipeline "{pipeline}" cannot be loaded. Install it, or take '
            "the setting out of qualcode.yaml: names are then found without it."
        ) from error
    return tuple(
        tuple(
            Found(Span(one.start_char, one.end_char), LABELS[one.label_], "likely", one.text)
            for one in doc.ents
            if one.label_ in LABELS
        )
        for doc in nlp.pipe(texts)
    )
