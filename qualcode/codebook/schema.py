"""The JSON Schema of a codebook file, for completion and red lines in an editor."""

from qualcode.codebook.fields import (
    CODE,
    CODEBOOK,
    COLOR,
    EXAMPLES,
    LANGUAGE_CODE,
    RULES,
    THEME,
    Field,
    Fields,
)

Schema = dict[str, object]

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {
    "anyOf": [{"type": "array", "items": _TEXT}, _TEXT, {"type": "null"}],
}
# no blanks and no signs but _ . - inside; editors read \w as ASCII, so letters go unnamed
_ID = r"^[^\s!-/:-@\[-`{-~][^\s!-,/:-@\[-^`{-~]*$"
_BY_LANGUAGE = f"^{LANGUAGE_CODE}$"


def schema() -> Schema:
    """Give the JSON Schema (draft 2020-12), made of the loader's own tables of keys."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "qualcode codebook",
        **_object(CODEBOOK),
        "$defs": {
            "wording": _wording(),
            "theme": _object(THEME),
            "code": _object(CODE),
            "rules": _rules(),
            "rulesOfOneLanguage": _object(RULES),
            "examples": _examples(),
        },
    }


def _object(fields: Fields) -> Schema:
    """Describe a mapping that holds these keys and no others."""
    required = [field.name for field in fields if field.required]
    described: Schema = {
        "type": "object",
        "properties": {field.name: _describe(field) for field in fields},
        "additionalProperties": False,
    }
    return {**described, "required": required} if required else described


def _describe(field: Field) -> Schema:
    """Describe one key's value, with its purpose in both languages."""
    return {**_value(field), "description": f"{field.english} / {field.danish}"}


def _value(field: Field) -> Schema:
    values: dict[str, Schema] = {
        "id": {"type": "string", "pattern": _ID},
        "text": _TEXT,
        "texts": _TEXTS,
        "wording": {"$ref": "#/$defs/wording"},
        "choice": {"enum": list(field.choices)},
        "color": {"type": "string", "pattern": f"^{COLOR}$"},
        "rules": {"$ref": "#/$defs/rules"},
        "examples": {"$ref": "#/$defs/examples"},
        "themes": _list_of("theme"),
        "codes": _list_of("code"),
    }
    return values[field.kind]


def _list_of(name: str) -> Schema:
    return {"type": ["array", "null"], "items": {"$ref": f"#/$defs/{name}"}}


def _per_language(value: Schema) -> Schema:
    """Describe a mapping from language to a value."""
    return {
        "type": "object",
        "patternProperties": {_BY_LANGUAGE: value},
        "additionalProperties": False,
    }


def _wording() -> Schema:
    return {"anyOf": [_TEXT, _per_language(_TEXT)]}


def _rules() -> Schema:
    """Describe rules: the keys themselves, languages that hold them, or both."""
    return {
        **_object(RULES),
        "patternProperties": {_BY_LANGUAGE: {"$ref": "#/$defs/rulesOfOneLanguage"}},
    }


def _examples() -> Schema:
    """Describe examples: texts, or texts by language."""
    one: Schema = {"$ref": "#/$defs/wording"}
    many: Schema = {
        "anyOf": [{"type": "array", "items": one}, _TEXT, _per_language(_TEXTS), {"type": "null"}]
    }
    described = _object(EXAMPLES)
    described["properties"] = {
        field.name: {**many, "description": f"{field.english} / {field.danish}"}
        for field in EXAMPLES
    }
    return described
