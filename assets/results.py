"""What Dagster shows of a table: counts, columns, a preview, charts."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import dagster as dg
import polars as pl

from assets.charts import bars
from pipeline.errors import WaqaiError
from pipeline.schema import TABLES

_PREVIEW_ROWS, _PREVIEW_CHARACTERS = 8, 60


@contextmanager
def told() -> Iterator[None]:
    """Turn the library's errors into failures with their message alone; a retry would not mend them."""
    try:
        yield
    except WaqaiError as error:
        raise dg.Failure(description=str(error), allow_retries=False) from error


def stage_result(tables: Mapping[str, pl.DataFrame]) -> dg.MaterializeResult[None]:
    """The result of a stage: rows and preview of each of its tables, and how much was not done again."""
    metadata: dict[str, dg.MetadataValue] = {}
    for name, data in tables.items():
        if name == "reuse":
            metadata["kept from the run before"] = dg.MetadataValue.text("{} of {}".format(*data.row(0)))
            continue
        metadata[f"{name} rows"] = dg.MetadataValue.int(data.height)
        metadata[f"{name} preview"] = dg.MetadataValue.md(preview(data))
    if "files" in tables:
        metadata |= file_counts(tables["files"])
    return dg.MaterializeResult(metadata=metadata)


def table_result(name: str, data: pl.DataFrame) -> dg.MaterializeResult[None]:
    """The result of a declared table: rows, columns with their descriptions, preview, charts."""
    metadata: dict[str, dg.MetadataValue] = {
        "dagster/row_count": dg.MetadataValue.int(data.height),
        "dagster/table_name": dg.MetadataValue.text(f"waqai.main.{name}"),
        "preview": dg.MetadataValue.md(preview(data)),
        **charts(name, data),
    }
    if name == "files":
        metadata |= file_counts(data)
    return dg.MaterializeResult(asset_key=name, metadata=metadata)


def suite_result(table: str, severity: str, results: pl.DataFrame) -> dg.AssetCheckResult:
    """The result of a suite: how many expectations hold, which do not and for which rows."""
    failed = results.filter(~pl.col("success"))
    shown = results.sort("success", "check_name").select("check_name", "column_name", "success", "observed", "n_unexpected", "sample")
    return dg.AssetCheckResult(
        passed=failed.is_empty(),
        asset_key=table,
        check_name=severity,
        severity=dg.AssetCheckSeverity.ERROR if severity == "blocking" else dg.AssetCheckSeverity.WARN,
        description=", ".join(failed["check_name"]) or f"{results.height} expectations hold",
        metadata={
            "expectations": dg.MetadataValue.int(results.height),
            "failed": dg.MetadataValue.int(failed.height),
            "unexpected rows": dg.MetadataValue.int(int(failed["n_unexpected"].sum() or 0)),
            "results": dg.MetadataValue.md(preview(shown, rows=shown.height)),
        },
    )


def column_schema(name: str) -> dg.TableSchema:
    """The declared columns of a table."""
    table = TABLES[name]
    columns = [
        dg.TableColumn(
            field.name,
            field.column.type,
            field.column.description,
            dg.TableColumnConstraints(
                nullable=not field.required,
                unique=table.key == (field.name,),
                other=[f"one of {', '.join(field.column.values)}"] if field.column.values else [],
            ),
        )
        for field in table.fields
    ]
    return dg.TableSchema(columns)


def file_counts(files: pl.DataFrame) -> dict[str, dg.MetadataValue]:
    """How many inputs were accepted, how many quarantined, and why."""
    reasons = files.filter(pl.col("status") == "quarantined").group_by("reason").agg(inputs=pl.len()).sort("reason")
    return {
        "accepted": dg.MetadataValue.int(files.filter(pl.col("status") == "accepted").height),
        "quarantined": dg.MetadataValue.int(int(reasons["inputs"].sum())),
        "quarantined by reason": dg.MetadataValue.md(preview(reasons)),
    }


def charts(name: str, data: pl.DataFrame) -> dict[str, dg.MetadataValue]:
    """Inline pictures of a table."""
    if name == "facts":
        kinds = data.group_by("kind").len().sort("len", "kind", descending=[True, False])
        return {"facts per kind": _picture("facts per kind", bars(list(kinds.iter_rows())))}
    if name == "timexes":
        days = data.filter(pl.col("earliest") == pl.col("latest")).group_by(pl.col("earliest").dt.year().alias("year")).len().sort("year").tail(24)
        return {"days per year": _picture("days spoken of per year", bars([(str(year), count) for year, count in days.iter_rows()]))}
    return {}


def facts_per_day(facts: pl.DataFrame, documents: pl.DataFrame) -> dg.MetadataValue:
    """A picture of how many facts were published on each of the last sixty days that have any."""
    days = facts.join(documents, on="doc_id").drop_nulls("published").group_by("published").len().sort("published").tail(60)
    return _picture("facts per day of publication", bars([(day.isoformat(), count) for day, count in days.iter_rows()]))


def _picture(title: str, address: str) -> dg.MetadataValue:
    return dg.MetadataValue.md(f"![{title}]({address})")


def preview(data: pl.DataFrame, *, rows: int = _PREVIEW_ROWS) -> str:
    """The first `rows` rows as a Markdown table, with what Markdown would read as markup escaped."""
    if data.is_empty():
        return "no rows"
    shown = data.head(rows)
    lines = ["| " + " | ".join(shown.columns) + " |", "|" + "---|" * len(shown.columns)]
    lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in shown.iter_rows()]
    return "\n".join(lines)


def _cell(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    text = text if len(text) <= _PREVIEW_CHARACTERS else text[: _PREVIEW_CHARACTERS - 1] + "…"
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), ("|", "&#124;"), ("[", "&#91;"), ("!", "&#33;"), ("`", "&#96;"), ("*", "&#42;"), ("_", "&#95;")):
        text = text.replace(sign, entity)
    return text
