"""Clusters of documents that tell one story in one wording, each with the document that stands for it."""

from collections.abc import Iterable

import polars as pl

from pipeline.groups import unite


def cluster_documents(texts: pl.DataFrame, links: Iterable[tuple[int, int]]) -> pl.DataFrame:
    """`doc_id`, `cluster_id`, `is_representative` of every row of `texts`; `links` are pairs of row numbers.

    Copies are one cluster, and so are updates: what an update repeats is not said by a second source, and what it
    changes replaces its earlier version. A text inside another joins its cluster only where it is at least half of it,
    so that a file of two articles does not unite their stories. The longest document stands for its cluster; of equally long ones
    the earliest, then the one with the smallest id.
    """
    linked = unite(links)
    clustered = texts.select("doc_id", "n_chars", "published", cluster=pl.Series([linked.get(index, index) for index in range(texts.height)], dtype=pl.Int64))
    first = pl.col("doc_id").sort_by(["n_chars", "published", "doc_id"], descending=[True, False, False], nulls_last=True).first()
    return (
        clustered.with_columns(cluster_id=first.over("cluster"))
        .select("doc_id", "cluster_id", is_representative=pl.col("cluster_id") == pl.col("doc_id"))
        .sort("doc_id")
    )
