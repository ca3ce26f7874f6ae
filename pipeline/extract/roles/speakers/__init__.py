"""Who states a quantity: the cue that covers it in its sentence, else who speaks on from the sentences before."""

from collections.abc import Sequence

from pipeline.extract.records import Phrase
from pipeline.extract.roles.speakers.cues import find_speakers
from pipeline.extract.roles.speakers.said import Said, cue_phrase
from pipeline.extract.roles.syntax.sentence import Range, Sentence, phrase_from, read_sentence, sentences_before
from pipeline.text.clitics import is_definite

#: A pronoun refers to a speaker at most so many sentences before.
_SENTENCES_BACK = 6
#: A quotation is taken to be closed after so many words.
_LONGEST_QUOTATION = 200
#: The verb whose subject goes on to speak stands among the first so many words.
_OPENS = 2
_PAIRS = (("«", "»"), ("“", "”"))
_CLOSING = frozenset("»”")

#: A speaker, and the cue that says so.
Voice = tuple[Phrase, Phrase]


def find_voices(sentence: Sentence, said: list[Said]) -> list[Voice | None]:
    """For each number of the sentence its speaker and the cue; None where nobody is said to state it."""
    chosen = [_covering(sentence, said, first) for first, _ in sentence.numbers]
    speakers = [_named(said, one) if one else None for one in chosen]
    pending = any(one and not speaker for one, speaker in zip(chosen, speakers, strict=True))
    before = (_spoke_before(sentence, sentence.offset) or _subject(sentence, chosen)) if pending else None
    quoted = _quoted(sentence) if None in chosen else None
    closing = next((at for at, form in enumerate(sentence.forms) if form in _CLOSING), len(sentence.forms)) if quoted else 0
    voices: list[Voice | None] = []
    for one, speaker, (first, _) in zip(chosen, speakers, sentence.numbers, strict=True):
        if one is None:
            voices.append(quoted if first < closing else None)
        elif speaker is not None:
            voices.append((sentence.noun_phrase(speaker), cue_phrase(sentence, one)))
        else:
            voices.append((before[0], cue_phrase(sentence, one)) if before else None)
    return voices


def _is_of_speaker(sentence: Sentence, one: Said, index: int) -> bool:
    """`قال بن عمر (24 عاما)`: a number in brackets behind the speaker's name is about the speaker."""
    return one.speaker is not None and one.cue < one.speaker[0] and index - 2 == one.speaker[1] and sentence.forms[index - 1] == "("


def _covering(sentence: Sentence, said: list[Said], index: int) -> Said | None:
    """The cue nearest before the number among the verbs whose speech covers it, else the `according` that does."""
    covering = [one for one in said if one.first <= index < one.end and not _is_of_speaker(sentence, one, index)]
    return max(covering, key=lambda one: (one.weight, one.first), default=None)


def _named(said: list[Said], chosen: Said) -> Range | None:
    """The speaker of a cue; one without its own has the one before it in the sentence."""
    if chosen.speaker is not None:
        return chosen.speaker
    earlier = [one.speaker for one in said if one.cue < chosen.cue and one.speaker is not None and one.weight == 1]
    return earlier[-1] if earlier else None


def _subject(sentence: Sentence, chosen: Sequence[Said | None]) -> Voice | None:
    """`تبنى التنظيم الهجوم وقال إنه …`: who acts where the sentence opens goes on to speak."""
    cue = next(one for one in chosen if one is not None and one.speaker is None)
    first = next((at for at in range(min(_OPENS, cue.cue)) if sentence.classes[at] == "verb"), None)
    if first is None or sentence.forms[cue.cue][0] != "و":
        return None
    found = phrase_from(sentence, first + 1, cue.cue, longest=3)
    return (sentence.noun_phrase(found), cue_phrase(sentence, cue)) if found and is_definite(sentence.forms[found[0]]) else None


def _spoke_before(sentence: Sentence, word: int) -> Voice | None:
    """The last speaker named before `word` of the text, in its sentence or those before."""
    for start, end in sentences_before(sentence.words, word, _SENTENCES_BACK):
        earlier = read_sentence(sentence.words, start, end)
        for one in reversed(find_speakers(earlier)):
            if one.speaker is not None and one.weight == 1:
                return earlier.noun_phrase(one.speaker), cue_phrase(earlier, one)
    return None


def _quoted(sentence: Sentence) -> Voice | None:
    """Who speaks on where a quotation that was opened before the sentence is not closed yet."""
    start = max(0, sentence.offset - _LONGEST_QUOTATION)
    window = sentence.words.forms[start : sentence.offset]
    opened = max((_open(window, *pair) for pair in _PAIRS), default=-1)
    return _spoke_before(sentence, start + opened) if opened >= 0 else None


def _open(window: list[str], opening: str, closing: str) -> int:
    """Where the last quotation of the window opens that is not closed in it, else -1."""
    if opening not in window:
        return -1
    last = len(window) - 1 - window[::-1].index(opening)
    return -1 if closing in window[last:] else last
