"""One declaration per column and table; DDL, frames, checks and release metadata are derived from it."""

from pipeline.schema.columns import COLUMNS, Column
from pipeline.schema.frames import conform, frame, polars_schema
from pipeline.schema.tables import CHANGES, TABLES, Field, Reference, Rule, Table

__all__ = ["CHANGES", "COLUMNS", "TABLES", "Column", "Field", "Reference", "Rule", "Table", "conform", "frame", "polars_schema"]
