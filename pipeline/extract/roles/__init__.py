"""The roles of a quantity: item, subject, place, time, and who states it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.extract.records import Mention, Quantity, Timex
from pipeline.extract.roles.items import find_items
from pipeline.extract.roles.places import find_places
from pipeline.extract.roles.setting import Setting, read_setting
from pipeline.extract.roles.speakers import find_voices
from pipeline.extract.roles.speakers.cues import find_said
from pipeline.extract.roles.subjects import find_subject
from pipeline.extract.roles.syntax.classes import rows
from pipeline.extract.roles.syntax.sentence import Range, read_sentence, sentences
from pipeline.extract.roles.times import find_times
from pipeline.extract.roles.times.sessions import is_level, session_time
from pipeline.text.words import Words

_SPEAKERS = "pipeline.extract.roles.speakers"


def assign_roles(words: Words, quantities: Sequence[Quantity], timexes: Sequence[Timex], mentions: Sequence[Mention]) -> list[Quantity]:
    """`quantities`, which stand in the order of the text, with their roles; linear in the length of the text."""
    if not quantities:
        return []
    setting = read_setting(words, quantities, timexes, mentions)
    found: list[Quantity] = []
    for bounds in sentences(words):
        if setting.numbers[len(found)][0] >= bounds[1]:
            continue
        until = bisect_left(setting.numbers, (bounds[1], 0), len(found))
        found += _of_sentence(setting, bounds, range(len(found), until))
        if until == len(quantities):
            break
    return found + list(quantities[len(found) :])


def _of_sentence(setting: Setting, bounds: Range, numbers: range) -> Iterator[Quantity]:
    """The quantities `numbers` of one sentence with their roles."""
    own = setting.quantities[numbers.start : numbers.stop]
    within = setting.times_in(bounds)
    names = setting.places_in(bounds)
    sentence = read_sentence(
        setting.words, *bounds, setting.numbers[numbers.start : numbers.stop], setting.dated[within.start : within.stop], setting.placed_in(bounds)
    )
    said = find_said(sentence)
    subjects = [find_subject(sentence, index, quantity, names) for index, quantity in enumerate(own)]
    places = find_places(sentence, own, subjects, names)
    times = find_times(sentence, own, setting.dated_in(bounds), said)
    if not within and any(map(is_level, own)):
        session = session_time(setting, bounds[0])
        times = [time or (session if is_level(quantity) else None) for quantity, time in zip(own, times, strict=True)]
    heads = rows(_SPEAKERS, "heads")
    roles = zip(own, find_items(sentence, own), subjects, places, times, find_voices(sentence, said), strict=True)
    for quantity, item, subject, place, time, voice in roles:
        speaker, cue = (setting.whole(voice[0], heads), voice[1]) if voice else (None, None)
        q = quantity
        yield Quantity(  # `dataclasses.replace` takes ten times as long
            q.start_char,
            q.end_char,
            q.surface,
            q.kind,
            q.value,
            q.value_low,
            q.value_high,
            q.qualifier,
            q.unit,
            q.change,
            q.rule_id,
            q.confidence,
            item,
            sentence.noun_phrase(subject) if subject else None,
            place,
            time,
            speaker,
            cue,
        )
