"""Whatever the time marks are, they never stand among the words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.readers import read_transcript

SAID = st.lists(
    st.sampled_from(["ja", "lampen", "er gået,", "øh", "kl. 14", "»nu«", "2019.", "(griner)"]),
    min_size=1,
    max_size=6,
).map(" ".join)
TIMES = st.lists(st.integers(0, 35_000), min_size=9, max_size=9).map(sorted)


def clock(seconds: int) -> str:
    """Give ``09:43:20``."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def lines_of(said: list[str], times: list[int], *, shape: str) -> str:
    """Write turns by two speakers with a time mark each."""
    lines = []
    for number, words in enumerate(said):
        label, stamp = "I" if number % 2 == 0 else "IP", clock(times[number % len(times)])
        lines.append(shape.format(label=label, words=words, stamp=stamp))
    return "\n\n".join(lines)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(SAID, min_size=4, max_size=9),
    TIMES,
    st.sampled_from(
        [
            "[{stamp}] {label}: {words}",
            "{label}: {words} #{stamp}-3#",
            "{stamp} {label}: {words}",
            "{label}: [{stamp}] {words}",
            "{label} [{stamp}]: {words}",
        ]
    ),
)
def test_time_marks_are_no_speech(said: list[str], times: list[int], shape: str) -> None:
    """In front, behind or beside the label: turns hold the words and nothing of the clock."""
    text = lines_of(said, times, shape=shape)
    transcript = read_transcript(text.encode(), file="x.txt")
    assert [transcript.words_of(turn) for turn in transcript.turns] == said
    assert not any(clock(one) in transcript.text for one in times)


@settings(max_examples=30, deadline=None)
@given(st.lists(SAID, min_size=2, max_size=8))
def test_the_times_of_cues_are_no_speech(said: list[str]) -> None:
    """Subtitles: every cue's words come back, none of their times."""
    cues = [
        f"{number + 1}\n{clock(number * 9)},000 --> {clock(number * 9 + 8)},500\n"
        f"{'I' if number % 2 == 0 else 'IP'}: {words}"
        for number, words in enumerate(said)
    ]
    transcript = read_transcript("\n\n".join(cues).encode(), file="x.srt")
    assert " ".join(transcript.words_of(turn) for turn in transcript.turns) == " ".join(said)
    assert "-->" not in transcript.text
