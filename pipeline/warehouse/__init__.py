"""Stage Parquet to the DuckDB file, its views, and read access to it."""

from pipeline.warehouse.build import build, fill_quality, replace
from pipeline.warehouse.database import is_damage, read_table, readable

__all__ = ["build", "fill_quality", "is_damage", "read_table", "readable", "replace"]
