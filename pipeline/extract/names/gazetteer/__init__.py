"""The gazetteer: entities with the Arabic names people use for them.

Places come from CLDR and GeoNames (`places.tsv`, made by `build.py`), all else from our own tables (`*.tsv`, see README.md).
"""

from pipeline.extract.names.gazetteer.entries import LABELS, Alias, Entry, Gazetteer, Template, compose, gazetteer
from pipeline.extract.names.gazetteer.phrases import Found, Phrases, unclitic

__all__ = ["LABELS", "Alias", "Entry", "Found", "Gazetteer", "Phrases", "Template", "compose", "gazetteer", "unclitic"]
