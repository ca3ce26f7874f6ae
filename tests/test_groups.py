import random

from pipeline.groups import unite


def test_chains_hang_together_under_their_smallest():
    assert unite([(5, 4), (2, 4), (7, 8), (9, 9)]) == {2: 2, 4: 2, 5: 2, 7: 7, 8: 7, 9: 9}


def test_the_order_of_pairs_does_not_matter():
    pairs = [(f"{i}", f"{i // 3}") for i in range(300)]
    shuffled = random.Random(1).sample(pairs, len(pairs))
    assert unite(shuffled) == unite(pairs)


def test_nothing():
    assert unite(list[tuple[int, int]]()) == {}
