"""The brief in forms that other programs read. ``docs/exports.md`` describes each of them field by field.

Two kinds: one file of text (GeoJSON, GraphML, GEXF, JSON-LD, Turtle), or a folder of tables (CSV, Parquet). What is
written depends on the brief alone: the same brief gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec

from headwater.errors import InputError
from headwater.report.document import Brief
from headwater.report.exports import claims_ld, geojson, gexf, graphml, prov, table_files
from headwater.report.exports.characters import clean

FILES: Mapping[str, Callable[[Brief], str]] = {
    "geojson": geojson.render,
    "graphml": graphml.render,
    "gexf": gexf.render,
    "jsonld": claims_ld.render,
    "prov": prov.render,
}
FOLDERS: Mapping[str, Callable[[Brief], dict[str, bytes]]] = {
    "csv": table_files.csv_files,
    "parquet": table_files.parquet_files,
}
_NEEDS = {"parquet": "pyarrow", "png": "resvg_py"}  # form -> package; the extra has the form's name


def check(form: str) -> None:
    """Make sure that a form can be written here; of the map, ``png``.

    Raises:
        InputError: it needs a package that is not installed.
    """
    if form in _NEEDS and find_spec(_NEEDS[form]) is None:
        problem = f"is written with {_NEEDS[form]}, which is not installed"
        raise InputError(form, problem, f"install it with: pip install 'headwater[{form}]'")


def text(brief: Brief, form: str) -> str:
    """The brief as one of :data:`FILES`."""
    return FILES[form](clean(brief))


def files(brief: Brief, form: str) -> dict[str, bytes]:
    """The brief as one of :data:`FOLDERS`: what the files of the folder hold, by name.

    Raises:
        InputError: the form needs a package that is not installed.
    """
    check(form)
    return FOLDERS[form](clean(brief))
