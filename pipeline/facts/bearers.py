"""Which name of the document a role of a fact stands on: who speaks, of whom it is said, and where."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.entities.across import title_before
from pipeline.extract.names.lexicon import titles
from pipeline.extract.records import Mention, Phrase
from pipeline.schema.values import PLACES
from pipeline.text.words import forms_before, split_words

#: Words before a name that leave it the head of its phrase: `سلطات مالطا` speaks for Malta, `سكان مالطا` does not.
_HEADS: Final = frozenset("سلطات السلطات حكومه بيان لسلطات وسلطات مدينه بلديه محافظه ولايه دوله مستشفي مطار بلاغ تقرير حساب موقع".split())
#: Words after which a person is not the one who speaks: `محامي`, `مكتب`.
_OTHERS: Final = frozenset(
    "محامي محاميه والد والده شقيق شقيقه نجل ابن ابنه زوجه زوج ارمله مكتب اداره حكومه نظام عايله اسره انصار حمله قوات حزب متحدث المتحدث المتحدثه باسم الناطق ديوان مدرسه جامعه".split()
)
_THAT: Final = frozenset({"ان", "فان", "بان", "انه", "انها"})
_SHORT, _CLITICS, _NEAR = 3, 3, 12


def bearer(role: str, phrase: Phrase | None, text: str, mentions: Sequence[Mention]) -> Mention | None:
    """The mention that a role stands on, `None` where the phrase only holds a name: `وسائل إعلام روسية` is not Russia.

    `role` is `subject`, `place` or `attribution`; `mentions` are those of the document in the order of the text.
    """
    if phrase is None:
        return None
    inside = list(_outer(phrase, mentions))
    if role == "place":
        return next((one for one in inside if one.type in PLACES), None)
    if role == "subject":
        return next((one for one in inside[:1] if _is_head(one, phrase, text)), None)
    return _speaker(phrase, text, inside) or _holder(phrase, text, mentions) or _body(phrase, text, mentions)


def _outer(phrase: Phrase, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions within the phrase that no other of them holds."""
    index, end = bisect_left(mentions, phrase.start_char, key=lambda one: one.start_char), phrase.start_char
    while index < len(mentions) and mentions[index].start_char < phrase.end_char:
        if mentions[index].start_char >= end and mentions[index].end_char <= phrase.end_char:
            yield mentions[index]
            end = mentions[index].end_char
        index += 1


def _words_before(one: Mention, phrase: Phrase, text: str) -> list[str]:
    """The folded words of the phrase before the mention, without the proclitics that are written onto it."""
    forms = split_words(text[phrase.start_char : one.start_char]).forms
    if forms and text[one.start_char - 1].isalpha() and len(forms[-1]) <= _CLITICS:
        forms.pop()
    return [form for form in forms if form.isalpha()]


def _is_head(one: Mention, phrase: Phrase, text: str) -> bool:
    """Whether the phrase is about the mention itself and not about something of it."""
    before = _words_before(one, phrase, text)
    return all(form in _HEADS or titles()[form] for form in before) and (one.type != "NORP" or (not before and one.end_char == phrase.end_char))


def _speaks(one: Mention, phrase: Phrase, text: str) -> bool:
    """Whether the person is the speaker: not the client of one, nor named in what is said."""
    before = _words_before(one, phrase, text)
    return not _THAT & set(before) and not _OTHERS & set(before[-1:] if before and not titles()[before[-1]] else before[-2:])


def _speaker(phrase: Phrase, text: str, inside: Sequence[Mention]) -> Mention | None:
    """The first person who speaks, else the first body, else a place or people that is all there is."""
    person = next((one for one in inside if one.type == "PER" and _speaks(one, phrase, text)), None)
    body = next((one for one in inside if one.type == "ORG"), None)
    return person or body or next((one for one in inside[:1] if one.type not in ("PER", "EVENT") and _is_head(one, phrase, text)), None)


def _bare(form: str) -> str:
    return form.removeprefix("ال")


def _holder(phrase: Phrase, text: str, mentions: Sequence[Mention]) -> Mention | None:
    """The one person whom the document gives the title that the phrase is: `رئيس الوزراء العراقي`, and `الوزير` of a minister met before."""
    wanted = [form for form in split_words(phrase.surface).forms if form.isalpha()]
    if not wanted or not (titles()[wanted[0]] or titles()[_bare(wanted[0])]):
        return None
    holders: dict[str, Mention] = {}
    for one in mentions:
        if one.type == "PER" and (len(wanted) > 1 or one.start_char < phrase.start_char):
            title = (title_before(text, one.start_char) or "").split()
            if title and (title == wanted or (len(wanted) == 1 and wanted[0].startswith("ال") and _bare(title[0]) == _bare(wanted[0]))):
                holders.setdefault(split_words(one.surface).forms[-1], one)
    return next(iter(holders.values())) if len(holders) == 1 else None


def _body(phrase: Phrase, text: str, mentions: Sequence[Mention]) -> Mention | None:
    """The one body met before whose kind the phrase is: `المنظمة` after `منظمة الصحة العالمية`."""
    wanted = [form for form in split_words(phrase.surface).forms if form.isalpha()]
    if len(wanted) != 1 or not wanted[0].startswith("ال") or len(wanted[0]) <= _SHORT + 2:
        return None
    bodies: dict[str, Mention] = {}
    for one in mentions:
        if one.start_char >= phrase.start_char:
            break
        forms = split_words(one.surface).forms if one.type == "ORG" else []
        label = forms_before(text, one.start_char, _NEAR)[-1:] if forms else []
        if _bare(wanted[0]) in map(_bare, [*label, *(forms[:1] if len(forms) > 1 else [])]):
            bodies.setdefault(one.entity_id or " ".join(map(_bare, forms)), one)
    return next(iter(bodies.values())) if len(bodies) == 1 else None
