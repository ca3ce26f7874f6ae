"""`croissant.json`: the release for machine-learning tools (MLCommons Croissant 1.1)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.release.about import DESCRIPTION, KEYWORDS, LICENCE_URL, NAME, RELEASED, TITLE
from pipeline.release.checksums import digest
from pipeline.schema import Field, Table
from pipeline.schema.columns import Type

CROISSANT = "croissant.json"

_TYPES: Mapping[Type, str] = {"text": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}

_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def _file(path: Path) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": path.name,
        "name": path.name,
        "contentUrl": path.name,
        "contentSize": f"{path.stat().st_size} B",
        "encodingFormat": "application/x-parquet",
        "sha256": digest(path),
    }


def _field(table: Table, field: Field) -> dict[str, Any]:
    # No `references`: mlcroissant would join the tables on them at each reading. The foreign keys are in datapackage.json.
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{field.name}",
        "name": field.name,
        "description": field.column.comment,
        "dataType": _TYPES[field.column.type],
        "source": {"fileObject": {"@id": f"{table.name}.parquet"}, "extract": {"column": field.name}},
    }


def _record_set(table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [_field(table, field) for field in table.fields],
    }


def write_croissant(folder: Path, version: str) -> None:
    """Describe the Parquet files of `folder` and the records in them."""
    dataset = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": NAME,
        "alternateName": TITLE,
        "description": DESCRIPTION,
        "keywords": list(KEYWORDS),
        "inLanguage": "ar",
        "license": LICENCE_URL,
        "version": version,
        "datePublished": version.rpartition(".")[0].replace(".", "-"),
        "citeAs": f"{TITLE}, version {version}",
        "distribution": [_file(folder / f"{name}.parquet") for name in RELEASED],
        "recordSet": [_record_set(table) for table in RELEASED.values()],
    }
    (folder / CROISSANT).write_text(json.dumps(dataset, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
