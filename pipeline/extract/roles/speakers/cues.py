"""The cues of a sentence, each with its speaker and the words that are said."""

from pipeline.extract.roles.speakers.according import according, is_postposed, title
from pipeline.extract.roles.speakers.said import CUES, TITLE, Said, is_noun_of_speech
from pipeline.extract.roles.speakers.spoken import speaks_of, spoken
from pipeline.extract.roles.syntax.sentence import Sentence


def find_speakers(sentence: Sentence) -> list[Said]:
    """The cues of a sentence, or, where it has none, those that only tell of what somebody spoke (`شدد الوزير على أهمية …`), in order."""
    found = find_said(sentence)
    if any(one.speaker is not None and one.weight == 1 for one in found):
        return found
    return [one for index in CUES.where(sentence.forms) if (one := speaks_of(sentence, index)) is not None]


def find_said(sentence: Sentence) -> list[Said]:
    """What the cues of a sentence say is said, in order."""
    found: list[Said] = []
    for index in CUES.where(sentence.forms):
        kind = CUES[sentence.forms[index]]
        if found and found[-1].weight == 0 and found[-1].speaker and index <= found[-1].speaker[0]:
            continue
        if sentence.classes[index] in ("number", "time") or is_noun_of_speech(sentence, index):
            continue
        if kind == TITLE:
            said = title(sentence, index)
        elif kind == "according" or (kind in ("says", "thinks") and is_postposed(sentence, index)):
            said = according(sentence, index)
        else:
            said = spoken(sentence, index, kind)
        if said is not None:
            found.append(said)
    return found
