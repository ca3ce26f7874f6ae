"""What makes a document doubtful, as codes beside it. A flag is a remark for whoever counts: no document is left out for one.

Thresholds named FineWeb-2 are those of its Arabic settings (`configs/arb_Arab.yml` of huggingface/fineweb-2), tuned on web pages.
Its other settings are not used: half of all wire reports have fewer words than its least, and headlines and flashes have no closing stop.
"""

import re

from pipeline.text.mojibake import WINDOWS_1252, WINDOWS_1256

#: FineWeb-2 `language_score`: a detector less sure than this saw something that is not plain Arabic.
LEAST_LANGUAGE_SCORE = 0.711
#: FineWeb-2 `dup_line_frac`: share of the lines that repeat an earlier one.
MOST_REPEATED_LINES = 0.304
#: FineWeb-2 `dup_n_grams` for five words: share of the text in five words in a row that stood there before.
MOST_REPEATED_RUNS = 0.165
#: A headline above a report that opens with it repeats a line and a few runs; only more than this is repetition. Ours, from wire reports.
FEWEST_REPEATED_LINES, FEWEST_REPEATED_RUNS = 3, 20
#: Share of the signs in letters of other scripts; Arabic reports that name foreign firms and drugs stay below. Ours.
MOST_FOREIGN = 0.2
#: Fewer words say no who, what and where; FineWeb's 50 (Gopher) would flag every brief. Ours.
FEWEST_WORDS = 10
#: So many lost characters (U+FFFD) are no single slip of a keyboard. Ours.
FEWEST_LOST = 3

_RUN = 5
_FLASH_PLACE = 80
_FLASH = re.compile(r"\bعـ*اجـ*ل\b")
#: Latin, Greek, Cyrillic, Armenian and Hebrew, Georgian, then the scripts of India to those of East Asia.
_OTHER_LETTERS = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u05ff\u0900-\u1fff\u3040-\ud7ff]+")


#: How an alef, and four Arabic letters in a row, look where they were read in another encoding.
_MISREAD = [("ا".encode().decode(one.encoding), re.compile(f"(?:[{one.leads}][{re.escape(one.following)}]){{4}}")) for one in (WINDOWS_1252, WINDOWS_1256)]


def quality_flags(text: str, language: str, language_score: float) -> str | None:
    """The flags of a document, joined by `;` in the order below; `None` for a sound one. Pure and linear in the length of `text`.

    foreign_text      its language is not `ar`, or too many of its letters are of other scripts
    too_short         too few words, and no news flash
    repetition        too many lines, or runs of five words, that stood in the text before
    unsure_language   the detector's score is low
    mojibake          passages read in the wrong encoding, or lost characters
    """
    words = text.split()
    found = {
        "foreign_text": language != "ar" or _is_foreign(text, words),
        "too_short": len(words) < FEWEST_WORDS and not _FLASH.search(text[:_FLASH_PLACE]),
        "repetition": _repeats_lines(text) or _repeats_runs(words),
        "unsure_language": language_score < LEAST_LANGUAGE_SCORE,
        "mojibake": text.count("\ufffd") >= FEWEST_LOST or any(alef in text and pattern.search(text) for alef, pattern in _MISREAD),
    }
    return ";".join(flag for flag, holds in found.items() if holds) or None


def _is_foreign(text: str, words: list[str]) -> bool:
    return sum(map(len, _OTHER_LETTERS.findall(text))) > MOST_FOREIGN * sum(map(len, words))


def _repeats_lines(text: str) -> bool:
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    repeated = len(lines) - len(set(lines))
    return repeated >= FEWEST_REPEATED_LINES and repeated > MOST_REPEATED_LINES * len(lines)


def _repeats_runs(words: list[str]) -> bool:
    """Looked at by pairs first: a run that stood in the text before begins with a pair that did."""
    return all(_repeats(words, length) for length in (2, _RUN))


def _repeats(words: list[str], length: int) -> bool:
    total = max(0, len(words) - _RUN + 1)
    repeated = len(words) - length + 1 - len(set(zip(*(words[place:] for place in range(length)), strict=False)))
    return repeated >= FEWEST_REPEATED_RUNS and repeated > MOST_REPEATED_RUNS * total
