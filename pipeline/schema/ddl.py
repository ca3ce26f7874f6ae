"""DuckDB DDL of the declared tables: types, keys, foreign keys, checks and comments."""

from pipeline.schema.columns import Column, Type
from pipeline.schema.tables import TABLES, Field, Table

_TYPES: dict[Type, str] = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def quote(text: str) -> str:
    """`text` as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def column_conditions(name: str, column: Column) -> dict[str, str]:
    """What the declaration of a column demands, as named SQL conditions that empty cells pass."""
    conditions = {}
    if column.values:
        conditions["in_set"] = f"{name} IN ({', '.join(map(quote, column.values))})"
    if column.pattern:
        conditions["matches"] = f"regexp_matches({name}, {quote(column.pattern)})"
    if column.minimum is not None:
        conditions["minimum"] = f"{name} >= {column.minimum:g}"
    if column.maximum is not None:
        conditions["maximum"] = f"{name} <= {column.maximum:g}"
    return conditions


def _column(field: Field) -> str:
    parts = [field.name, _TYPES[field.column.type]]
    if field.required:
        parts.append("NOT NULL")
    parts += [f"CHECK ({condition})" for condition in column_conditions(field.name, field.column).values()]
    return " ".join(parts)


def create_table(table: Table) -> str:
    """The `CREATE TABLE` statement of a table."""
    lines = [_column(field) for field in table.fields]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    lines += [f"FOREIGN KEY ({', '.join(r.columns)}) REFERENCES {r.table} ({', '.join(r.keys)})" for r in table.references]
    lines += [f"CHECK ({rule.condition})" for rule in table.rules]
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n);"


def comments(table: Table) -> list[str]:
    """The `COMMENT ON` statements of a table and its columns."""
    columns = (f"COMMENT ON COLUMN {table.name}.{field.name} IS {quote(field.column.comment)};" for field in table.fields)
    return [f"COMMENT ON TABLE {table.name} IS {quote(table.description)};", *columns]


def schema_sql() -> str:
    """The DDL of the whole warehouse, parents before children."""
    return "\n".join(statement for table in TABLES.values() for statement in (create_table(table), *comments(table)))
