"""From the codes of a CHAT main line to the words that were said.

What each code becomes (MacWhinney, *The CHILDES Project*, part 1: the CHAT format):

- kept as spoken: retraced words (``the [/] the``), the form before a replacement
  (``gonna [: going to]``), fillers and fragments without their sign (``&-uh``, ``&+fr``,
  ``&~gaga``), shortened words in full (``(be)cause``), words without form and language
  markers (``woof@o``, ``hej@s:dan``);
- made a comment in parentheses, which is never counted as words: what is heard but no word
  (``&=laughs``, ``[=! singing]``) and what nobody understood (``xxx``, ``yyy``, ``www``);
- left out: all other codes in brackets, group marks, omitted words (``0det``), pauses,
  overlap and intonation marks of Conversation Analysis, lengthening and stress;
- compounds: ``bird+house`` with a hyphen, ``Old_McDonald`` with a blank.
"""

import re

_HEARD = re.compile(r"\[=!([^\]\[]*)\]")
_CODES = re.compile(r"\[[^\]\[]*\]")
_EVENT = re.compile(r"&=([^\s<>()]+)")
_PAUSE = re.compile(r"\((?:\.{1,3}|\d+(?::\d+)?\.\d*)\)")
_OMITTED = re.compile(r"(?<!\S)&?0[^\s.?!,]*")
_SEGMENT = re.compile(r"↫[^↫\s]*↫")
_SIGN = re.compile(r"(?<!\S)&(?:[-+~*]|(?=\w))")
_OTHERS = re.compile(r"(?<!\S)&\*\w+:(\S+)")
_MARKER = re.compile(r"(?<=\S)@[a-z][\w:$&+-]*")
_LINKER = re.compile(r'^\s*\+(?:["^,+<≋≈]|//|/)\s*')
_ENDS = (
    ("+..?", "?"),
    ("+...", "…"),
    ("+!?", "?!"),
    ("+//?", "?"),
    ("+/?", "?"),
    ("+//.", " –"),
    ("+/.", " –"),
    ('+"/.', ":"),
    ('+".', "."),
    ("+.", "."),
)
_UNHEARD = re.compile(r"(?<!\S)(xxx?|yyy?|www)(?!\S)", re.IGNORECASE)
_SIGNS = re.compile(
    r"[⌈⌉⌊⌋]\d?|[↑↓⇗↗→↘⇘∞≋≈≠∆∇⁎°▁▔☺♋⁇∬∮∾↻⤇⤆⁑∙↫ːˈˌ≡§ʔ]|(?<![Ͱ-Ͽἀ-῿])[ΫἩξ](?![Ͱ-Ͽἀ-῿])"
)
_LENGTH = re.compile(r"(?<=[^\W\d_]):+(?!\d)|(?<=[^\W_])\^(?=\w)|(?<!\S)\^|(?<=\w)/(?=\s|$)")
_JOINED = re.compile(r"(?<=\w)\+(?=\w)")
_BEFORE_STOP = re.compile(r" (?=[.?!,;:…]+(?:\s|$))")


def plain_words(line: str) -> str:
    """Give what was said in a main line, its codes made words, comments or nothing.

    >>> plain_words("<the dog> [//] the (.) cat@o is (be)hind &=laughs .")
    'the dog the cat is behind (laughs).'
    >>> plain_words("xxx &-uh I_B_M gonna [: going to] +...")
    '(xxx) uh I B M gonna…'
    """
    line = _HEARD.sub(lambda code: f" ⟨{code[1].strip()}⟩ ", line)
    line = _CODES.sub(" ", line)
    line = _EVENT.sub(lambda event: f" ⟨{re.sub('[:_&]+', ' ', event[1]).strip()}⟩ ", line)
    line = _OMITTED.sub(" ", _PAUSE.sub(" ", line))
    line = _LINKER.sub("", line)
    for code, sign in _ENDS:
        line = line.replace(code, f"{sign} ")
    line = line.replace("„", ",").replace("‡", ",")
    line = _SIGN.sub("", _OTHERS.sub(r"\1", _SEGMENT.sub("", line)))
    line = _MARKER.sub("", _SIGNS.sub("", line))
    line = re.sub("[()<>]", "", line)
    line = _UNHEARD.sub(r"⟨\1⟩", _LENGTH.sub("", line))
    line = _JOINED.sub("-", line).replace("_", " ")
    line = re.sub(r"⟨\s*⟩", " ", line).replace("⟨", "(").replace("⟩", ")")
    words = _BEFORE_STOP.sub("", f" {' '.join(line.split())}").strip()
    return words if re.search(r"\w", words) else ""
