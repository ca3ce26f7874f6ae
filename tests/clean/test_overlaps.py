import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean import overlaps as module
from pipeline.clean.contents import Shingles
from pipeline.clean.overlaps import overlaps

sets = st.lists(st.lists(st.integers(0, 20), max_size=12), min_size=1, max_size=6)


@given(sets, st.sampled_from([1, 7, 1 << 22]))
def test_counts_what_pairs_of_sets_share(lists, at_once):
    pairs = np.array([(left, right) for left in range(len(lists)) for right in range(left, len(lists))], np.int64)
    hashes = np.array([element for one in lists for element in one], np.uint64)
    before, module._AT_ONCE = module._AT_ONCE, at_once
    try:
        found = overlaps(Shingles(hashes, np.cumsum([0, *map(len, lists)])), pairs)
    finally:
        module._AT_ONCE = before
    expected = [(len(set(lists[a])), len(set(lists[b])), len(set(lists[a]) & set(lists[b]))) for a, b in pairs.tolist()]
    assert list(zip(found.left.tolist(), found.right.tolist(), found.common.tolist(), strict=True)) == expected


def test_no_pairs():
    found = overlaps(Shingles(np.zeros(0, np.uint64), np.zeros(1, np.int64)), np.zeros((0, 2), np.int64))
    assert found.of_both.tolist() == found.of_shorter.tolist() == []
