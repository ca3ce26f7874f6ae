"""What is known of single words: given names, names, ordinary words, titles, first words of bodies and places."""

from pipeline.extract.names.lexicon.forms import Form, Head, forms, heads, nonames, spellings, titles, verbs

__all__ = ["Form", "Head", "forms", "heads", "nonames", "spellings", "titles", "verbs"]
