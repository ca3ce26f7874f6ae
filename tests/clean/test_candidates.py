import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean.candidates import shared_pairs, sign, similar_pairs, widespread
from pipeline.clean.contents import Shingles


def shingles(*sets):
    offsets = np.cumsum([0, *map(len, sets)])
    return Shingles(np.concatenate([np.asarray(part, np.uint64) for part in sets]), offsets)


def numbers(size, seed):
    return np.random.default_rng(seed).integers(1, 1 << 63, size, dtype=np.uint64)


def pairs_of(data, least=0.25):
    rows = np.flatnonzero(np.diff(data.offsets))
    return set(map(tuple, similar_pairs(sign(data), rows, least).tolist()))


@pytest.mark.parametrize("size", [5, 30, 300, 5000])
def test_finds_sets_that_share_two_thirds(size):
    common = numbers(size, 1)
    extra = max(1, size // 4)
    data = shingles(np.append(common, numbers(extra, 2)), np.append(common, numbers(extra, 3)), numbers(size, 4))
    assert pairs_of(data) == {(0, 1)}


def test_a_large_group_makes_few_pairs_and_stays_connected():
    data = shingles(*[np.append(numbers(100, 1), numbers(3, seed)) for seed in range(2, 202)])
    pairs = pairs_of(data)
    assert {left for left, _ in pairs} | {right for _, right in pairs} == set(range(200))
    assert len(pairs) < 200 * 40


def test_finds_a_part_in_a_longer_set():
    part = numbers(200, 1)
    data = shingles(np.append(part, numbers(2000, 2)), part, numbers(2000, 3))
    found = shared_pairs(data, np.array([2200, 200, 2000]), 3, 0.3)
    assert found.tolist() == [[0, 1]]


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(1, 50), max_size=8), min_size=1, max_size=6))
def test_pairs_are_ordered_and_each_once(sets):
    data = shingles(*sets)
    for found in (similar_pairs(sign(data), np.flatnonzero(np.diff(data.offsets)), 0), shared_pairs(data, np.diff(data.offsets), 1, 0)):
        assert (found[:, 0] < found[:, 1]).all()
        assert len(set(map(tuple, found.tolist()))) == len(found)


@given(st.lists(st.tuples(st.integers(0, 3), st.lists(st.integers(1, 9), max_size=5)), min_size=1, max_size=8), st.integers(1, 4))
def test_counts_the_groups_that_share(texts, least):
    keys = numbers(10, 1)
    data = shingles(*[keys[members] for _, members in texts])
    found = widespread(data, np.array([group for group, _ in texts]), least)
    groups = {key: {group for group, members in texts if key in members} for key in range(10)}
    assert found.tolist() == [len(groups[key]) >= least for _, members in texts for key in members]
