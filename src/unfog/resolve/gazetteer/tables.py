"""Places from tables: dumps of GeoNames and lists as CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from unfog.model.place import PlaceKind
from unfog.resolve.gazetteer.given import MOST_PEOPLE, Given, Where, column, listed, number
from unfog.resolve.gazetteer.names import MAX_NAME, normalise
from unfog.resolve.gazetteer.rows import useful

GEONAMES_COLUMNS = 19
_SPLIT = re.compile(r"[|;]")
_CLASSES: dict[str, PlaceKind] = {
    "P": "settlement", "S": "facility", "H": "area", "L": "area", "R": "line", "T": "area",
    "V": "area",
}  # fmt: skip
_FACILITIES = frozenset("L.OILF L.GASF L.CMPRF L.MILB L.NVB L.MNA L.INDS L.CLG L.BTL".split())
_LINES = re.compile(r"H\.(?:STM|CNL|WAD|CHN)")


def geonames(lines: Iterable[str], path: Path) -> Iterator[Given | None]:
    """The places of a dump: 19 columns parted by tabs; None for what is of no use here.

    Left out: countries, historical divisions, what lies under the sea, names in no letters.
    Raises SettingsError that names the line where columns lack or are no figures.
    """
    for at, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        cells = line.rstrip("\r\n").split("\t")
        where = Where(path, at)
        if len(cells) != GEONAMES_COLUMNS:
            raise where.fault(
                f"{len(cells)} columns instead of {GEONAMES_COLUMNS}",
                "the file is cut short or no dump of GeoNames: download it anew",
            )
        yield _geoname(cells, where)


def _geoname(cells: Sequence[str], where: Where) -> Given | None:
    ident, feature, code = cells[0].strip(), cells[6], cells[7]
    if not ident.isascii() or not ident.isdigit():
        raise where.fault(f"{ident[:30]!r} is no GeoNames id", "download the dump anew")
    lat = number({"latitude": cells[4]}, "latitude", where, 90.0)
    lon = number({"longitude": cells[5]}, "longitude", where, 180.0)
    kind = _kind(feature, code)
    name = " ".join(cells[1].split())
    if kind is None or len(name) > MAX_NAME or not name.isprintable() or not normalise(name):
        return None
    given = {"population": cells[14] or "0"}
    people = max(0, int(number(given, "population", where, MOST_PEOPLE)))
    others = (" ".join(n.split()) for n in (cells[2], *cells[3].split(",")))
    country = cells[8].strip().upper()
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise where.fault(f"no country {country[:30]!r}", "download the dump anew")
    return Given(
        id=f"geonames:{ident}",
        name=name,
        lat=lat,
        lon=lon,
        kind=kind,
        country=country,
        population=people,
        names=tuple(dict.fromkeys(n for n in others if n != name and useful(n))),
        code=f"{country}.{cells[10]}" if cells[10] else "",
    )


def _kind(feature: str, code: str) -> PlaceKind | None:
    if feature == "A":
        if code.endswith("H") or not code.startswith("ADM"):
            return None
        return "province" if code == "ADM1" else "district"
    if f"{feature}.{code}" in _FACILITIES:
        return "facility"
    if _LINES.match(f"{feature}.{code}"):
        return "line"
    return _CLASSES.get(feature)


def comma_separated(lines: Iterable[str], path: Path) -> Iterator[Given]:
    """The places of a list whose first line names its columns: name, lat and lon at least.

    Cells are parted by commas, semicolons or tabs, alternate names in their cell by | or ;.
    Raises SettingsError that names the line of what is wrong.
    """
    left = iter(lines)
    head = []
    for line in left:
        head.append(line)
        if line.strip():
            break
    mark = max(",;\t", key=head[-1].count)
    reader = csv.reader(chain(head, left), delimiter=mark, strict=True)
    headers: list[str] = []
    try:
        for row in reader:
            where = Where(path, reader.line_num)
            if not any(cell.strip() for cell in row):
                continue
            if headers:
                yield _line(headers, row, where)
            else:
                headers = _headers(row, where)
    except csv.Error as error:
        raise Where(path, max(1, reader.line_num)).fault(
            f"not to be read as CSV ({error})", "close its quotation marks; is the file whole?"
        ) from error


def _headers(row: Sequence[str], where: Where) -> list[str]:
    headers = [column(cell) for cell in row]
    for needed in ("name", "lat", "lon"):
        if needed not in headers:
            shown = ", ".join(cell.strip()[:30] for cell in row[:12])
            raise where.fault(
                f"no column {needed!r} among: {shown}",
                "name the columns in the first line (name,lat,lon), or add a GeoNames dump or "
                "GeoJSON",
            )
    doubled = next((h for h in headers if h and headers.count(h) > 1), "")
    if doubled:
        raise where.fault(f"two columns for {doubled!r}", "rename or remove one")
    return headers


def _line(headers: Sequence[str], row: Sequence[str], where: Where) -> Given:
    if len(row) > len(headers):
        raise where.fault(
            f"{len(row)} cells under {len(headers)} columns", "put cells with commas into quotes"
        )
    cells = {header: cell for header, cell in zip(headers, row, strict=False) if header}
    return listed(cells, tuple(_SPLIT.split(cells.get("names", ""))), where)
