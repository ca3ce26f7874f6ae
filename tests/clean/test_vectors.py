import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.characters import split_texts
from pipeline.clean.stems import read_stems
from pipeline.clean.vectors import line_keys, word_arrays
from pipeline.text.paragraphs import split_paragraphs
from pipeline.text.words import split_words

texts = st.lists(st.text(st.sampled_from("ابتل أةﻻﷺ123.-()\n\u0651\u0640\u200fab_\x00")) | st.text(st.characters(max_codepoint=0xFFFF)), max_size=5)


@given(st.lists(st.text(st.sampled_from("ابتل أة123-()\n\u0651\u0640\u200fab")), max_size=5))
def test_words_are_those_of_split_words(batch):
    arrays = word_arrays(batch)
    expected = [[form for form in split_words(text).forms if form[0].isalnum()] for text in batch]
    assert arrays.counts.tolist() == [len(words) for words in expected]
    seen = {}
    flat = [word for words in expected for word in words]
    for word, found, number in zip(flat, arrays.words.tolist(), arrays.numbers.tolist(), strict=True):
        assert seen.setdefault(word, found) == found
        assert number == word.isdecimal()
    assert len(set(seen.values())) == len(seen)


@given(texts)
def test_any_text_is_read_and_reads_alone_as_in_company(batch):
    together = word_arrays(batch)
    assert len(together.offsets) == len(batch) + 1
    for index, text in enumerate(batch):
        alone = word_arrays([text])
        assert np.array_equal(alone.words, together.words[together.offsets[index] : together.offsets[index + 1]])
    assert len(read_stems(batch).hashes) <= len(together.words)


@given(texts | st.lists(st.text()) | st.lists(st.text(st.sampled_from("\ufe70\ufdfa😀.\n\r\u2028 \u0640\u200f\xa0\x00a"))))
def test_lines_are_the_paragraphs(batch):
    lines, runs = split_texts(batch)
    paragraphs = [[text[start:end] for start, end in split_paragraphs(text)] for text in batch]
    assert lines.counts.tolist() == [len(found) for found in paragraphs]
    assert lines.stopped.tolist() == [line.endswith(".") for found in paragraphs for line in found]
    assert len(runs.offsets) == len(lines.starts) + 1


def test_a_text_longer_than_a_batch_reads_as_a_short_one():
    words = word_arrays(["كلمة 12,500 " * 40_000]).words
    assert np.array_equal(words, np.tile(word_arrays(["كلمة 12500"]).words, 40_000))


def test_stems_unite_inflections():
    one = read_stems(["الأميركية النفقات أسلحة هجمات للمدارس 2018"]).hashes
    other = read_stems(["أمريكي الإنفاق سلاح هجوم المدارس 2018"]).hashes
    assert np.array_equal(one, other)
    assert (one & 1).tolist() == [0, 0, 0, 0, 0, 1]


def test_line_keys_know_order_and_ignore_signs():
    keys = line_keys(word_arrays(["أعلن الوزير، اليوم", "اعلن الوزير اليوم.", "اليوم أعلن الوزير", "***"]))
    assert keys[0] == keys[1] != keys[2]
    assert keys[3] == 0
