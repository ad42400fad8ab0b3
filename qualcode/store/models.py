"""What the classifier learned, as one file: a card, vocabularies, weights; nothing pickled."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from qualcode.classify.learned import CodeVerdict

if TYPE_CHECKING:
    from qualcode.classify.trained import Trained, TrainedCode

FORM = 1
CARD = "card.json"
WRITTEN = (1980, 1, 1, 0, 0, 0)  # zip files want a time; the same one each time


def write_model(trained: "Sequence[Trained]", *, card: Mapping[str, object]) -> bytes:
    """Give a zip file of JSON and NumPy arrays; the same bytes for the same model and card."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        _put(archive, CARD, _json({"form": FORM, "parts": len(trained), **card}))
        for number, part in enumerate(trained):
            _put(archive, f"{number}/part.json", _json(_fields(part)))
            _put(archive, f"{number}/rarity.npy", _array(part.rarity))
            for place, one in enumerate(part.codes):
                _put(archive, f"{number}/{place}.npy", _array(one.coefficients))
    return data.getvalue()


def read_model(data: bytes) -> "tuple[Trained, ...] | None":
    """Give what was learned; ``None`` when it is no such file, or one of another form."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            card = json.loads(archive.read(CARD))
            if card["form"] != FORM:
                return None
            return tuple(_part(archive, number) for number in range(card["parts"]))
    except (KeyError, TypeError, ValueError, EOFError, RuntimeError, zipfile.BadZipFile):
        return None


def read_card(data: bytes) -> dict[str, Any]:
    """Give the card of a model that ``write_model`` wrote."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        card: dict[str, Any] = json.loads(archive.read(CARD))
    return card


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, WRITTEN), data)


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)
    return text.encode("utf-8", "surrogatepass")


def _array(values: Any) -> bytes:
    import numpy as np  # noqa: PLC0415 - the store is there for commands that do not learn, too

    data = io.BytesIO()
    np.lib.format.write_array(data, np.ascontiguousarray(values), allow_pickle=False)
    return data.getvalue()


def _read_array(archive: zipfile.ZipFile, name: str) -> Any:
    import numpy as np  # noqa: PLC0415 - as above

    return np.lib.format.read_array(io.BytesIO(archive.read(name)), allow_pickle=False)


def _fields(part: "Trained") -> dict[str, object]:
    return {
        "language": part.language,
        "columns": part.columns,
        "codes": [_code(one) for one in part.codes],
        "verdicts": [asdict(one) for one in part.verdicts],
        "decided": part.decided,
    }


def _code(one: "TrainedCode") -> dict[str, object]:
    return {
        "code": one.code,
        "at_least": None if one.at_least == -float("inf") else one.at_least,
        "at_most": one.at_most,
        "untested": one.untested,
    }


def _part(archive: zipfile.ZipFile, number: int) -> "Trained":
    from qualcode.classify.trained import Trained, TrainedCode  # noqa: PLC0415 - as above

    said = json.loads(archive.read(f"{number}/part.json").decode("utf-8", "surrogatepass"))
    return Trained(
        language=said["language"],
        columns=tuple(said["columns"]),
        rarity=_read_array(archive, f"{number}/rarity.npy"),
        codes=tuple(
            TrainedCode(
                code=one["code"],
                coefficients=_read_array(archive, f"{number}/{place}.npy"),
                at_least=-float("inf") if one["at_least"] is None else one["at_least"],
                at_most=one["at_most"],
                untested=one["untested"],
            )
            for place, one in enumerate(said["codes"])
        ),
        verdicts=tuple(CodeVerdict(**one) for one in said["verdicts"]),
        decided=said["decided"],
    )
