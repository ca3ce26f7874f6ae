"""Collections made to blow up: the work ends, and pairs stay within a small multiple of the documents."""

from datetime import date

import pytest

from pipeline.clean import find_duplicates
from tests.clean.conftest import collection, structure

_LINE = "أنهت بلدية المدينة أعمال الصيانة في شارع الميناء القديم وأعادت فتحه أمام السيارات صباح اليوم بعد إغلاق دام أسبوعين رقم {}"
_COLLECTIONS = {
    "near-identical lines": [_LINE.format(number) for number in range(1001)],
    "one long line": ["كلام طويل بلا نهاية 12 " * 50_000],
    "one long word": ["ا" * 1_000_000],
    "empty paragraphs": [".\n" * 5_000, "و\n \u200b\n" * 5_000],
    "one word each": [f"كلمة{chr(0x628 + number % 20)}{chr(0x628 + number // 20 % 20)}{chr(0x628 + number // 400)}" for number in range(2_000)],
    "a paragraph again and again": ["\n".join([_LINE.format(number)] * 50) for number in range(50)],
}


@pytest.mark.parametrize("name", _COLLECTIONS)
def test_work_stays_bounded(name):
    texts = _COLLECTIONS[name]
    documents = collection({"text": text, "publisher": "النهر", "published": date(2024, 1, 1)} for text in texts)
    pairs = find_duplicates(documents).pairs
    paragraphs = structure(documents).paragraphs
    assert pairs.height <= 2 * len(texts)
    assert set(paragraphs["doc_id"]) == set(documents["doc_id"])
