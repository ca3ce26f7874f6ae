import numpy as np
import polars as pl
import pytest

from pipeline.clean import find_duplicates, find_reuse, read_signed, sign_documents, unpack
from tests.clean.conftest import collection, structure

_TEXTS = [
    "أعلنت البلدية أن 12 طريقا جديدا ستفتح أمام السيارات في الربيع المقبل بعد أعمال دامت عامين كاملين.\nشارك المقال",
    "",
    "***\n7,500",
    "عاجل",
    "الرئيسية\nأعلنت البلدية أن 12 طريقا جديدا ستفتح أمام السيارات في الربيع المقبل بعد أعمال دامت عامين كاملين",
]


def arrays(signed):
    lines = signed.lines
    return [lines.words.words, lines.words.offsets, lines.bounds, lines.keys, lines.stopped, lines.worded, signed.stems.hashes, signed.stems.offsets,
            signed.signatures, signed.line_signatures]  # fmt: skip


@pytest.mark.parametrize("texts", [_TEXTS, [], [""]], ids=["some", "none", "empty"])
def test_rows_hold_all_that_was_read(texts):
    read = read_signed(texts)
    for kept, fresh in zip(arrays(unpack(sign_documents([str(at) for at in range(len(texts))], texts))), arrays(read), strict=True):
        assert np.array_equal(kept, fresh)


def test_a_row_depends_on_its_text_alone():
    ids = [f"d{at}" for at in range(len(_TEXTS))]
    together = sign_documents(ids, _TEXTS)
    alone = pl.concat([sign_documents([name], [text]) for name, text in zip(ids, _TEXTS, strict=True)])
    filled = [name for name in together.columns if name != "signature"]
    assert together.select(filled).equals(alone.select(filled))
    with_words = [at for at, text in enumerate(_TEXTS) if text]
    assert together["signature"][with_words].equals(alone["signature"][with_words])


def test_kept_signatures_find_what_fresh_ones_find():
    """Also where the collection shows a line to be boilerplate, so that its documents are signed anew."""
    line = "يسعدنا استقبال آرائكم في القراءة"
    bodies = ["وصل وفد أوروبي إلى العاصمة لبحث الصيد", "تراجعت أسعار القمح للأسبوع الثالث", "فاز المنتخب على ضيفه مساء أمس", "اكتشف علماء نوعا من الطحالب",
              "أقر المجلس خطة لتوسيع شبكة الحافلات", "افتتح معرض لأعمال رسامين شبان"]  # fmt: skip
    texts = collection({"text": text, "publisher": "النهر"} for text in [*_TEXTS[::4], *(f"{body}.\n{line}" for body in bodies), f"{bodies[0]}.\n{bodies[1]}."])
    signed = unpack(sign_documents(texts["doc_id"].to_list(), texts["text"].to_list()))
    fresh, kept = find_duplicates(texts), find_duplicates(texts, signed)
    assert not fresh.pairs.is_empty()
    assert kept.pairs.equals(fresh.pairs)
    assert kept.clusters.equals(fresh.clusters)
    paragraphs = structure(texts).paragraphs
    assert find_reuse(texts, paragraphs, signed).equals(paragraphs)
