"""What Word's own styles are called where a program writes their names in its user's language.

Word itself writes the English name into the file, whatever it shows; programs that go by what is
shown do not. Danish, Norwegian, Swedish and German, as the programs show them.
"""

from collections.abc import Mapping

SHOWN: Mapping[str, tuple[str, ...]] = {
    "title": ("titel", "tittel", "rubrik"),
    "subtitle": ("undertitel", "undertittel", "underrubrik", "untertitel"),
    "heading 1": ("overskrift 1", "rubrik 1", "überschrift 1"),
    "heading 2": ("overskrift 2", "rubrik 2", "überschrift 2"),
    "heading 3": ("overskrift 3", "rubrik 3", "überschrift 3"),
    "toc heading": (
        *("overskrift til indholdsfortegnelse", "indholdsoverskrift", "indholdsfortegnelse"),
        *("overskrift for innholdsfortegnelse", "innehållsförteckningsrubrik"),
        "inhaltsverzeichnisüberschrift",
    ),
    "toc 1": (
        *("indholdsfortegnelse 1", "innholdsfortegnelse 1", "inh 1", "innehåll 1"),
        *("innehållsförteckning 1", "verzeichnis 1"),
    ),
    "list bullet": (
        *("opstilling - punkttegn", "opstilling – punkttegn", "opstilling punkttegn"),
        *("punktliste", "punktlista", "aufzählungszeichen"),
    ),
    "quote": ("citat", "sitat", "zitat"),
    "caption": ("billedtekst", "bildetekst", "beskrivning", "bildtext", "beschriftung"),
    "strong": ("stærk", "sterk", "stark", "fett"),
    "emphasis": ("fremhæv", "fremhævning", "utheving", "betoning", "hervorhebung"),
}
