"""Reference data of data/: regions by Kemendagri code and the rusunawa list. May be loaded again at any time."""

import csv
import re
from pathlib import Path

from django.utils.text import slugify

from participants.abbreviations import abbreviate

#: How the file cites the articles the programme gave us.
SEED_ARTICLE = re.compile(r"seed [\d/]+")
FOLDER = Path(__file__).parent / "data"


def read(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load(*, city, district, village, rusunawa) -> dict[str, int]:
    """Write the files through these model classes (the migration passes its historical ones).

    Rows are found by code or name and overwritten, except a rusunawa the office has taken over
    (certainty `dinas`). Answers how many rows each file has.
    """
    regions, postal_codes = (
        read("wilayah_dki.csv"),
        {row["code"]: row["kode_pos"] for row in read("kodepos_dki.csv")},
    )
    cities = _cities(city, [row for row in regions if row["level"] == "kota_kabupaten"])
    districts = _children(district, regions, "kecamatan", parents=cities, parent_field="city")
    villages = _children(
        village, regions, "kelurahan", parents=districts, parent_field="district", postal_codes=postal_codes
    )
    places = _rusunawa(rusunawa, read("rusunawa.csv"), cities, districts, villages)
    return {"city": len(cities), "district": len(districts), "village": len(villages), "rusunawa": places}


def _cities(model, rows):
    found = {}
    for row in rows:
        short = row["name"].replace("Kota Administrasi ", "").replace("Kabupaten Administrasi ", "")
        found[row["code"]], _ = model.objects.update_or_create(
            kemendagri_code=row["code"], defaults={"name": row["name"], "slug": slugify(short)}
        )
    return found


def _children(model, rows, level, *, parents, parent_field, postal_codes=None):
    wanted = [row for row in rows if row["level"] == level]
    objects = []
    for row in wanted:
        extra = {"postal_code": postal_codes.get(row["code"], "")} if postal_codes else {}
        objects.append(
            model(
                kemendagri_code=row["code"],
                name=row["name"],
                **{f"{parent_field}_id": parents[row["parent"]].pk},
                **extra,
            )
        )
    model.objects.bulk_create(
        objects,
        update_conflicts=True,
        unique_fields=["kemendagri_code"],
        update_fields=["name", parent_field, *(["postal_code"] if postal_codes else [])],
    )
    return {region.kemendagri_code: region for region in model.objects.all()}


def _rusunawa(model, rows, cities, districts, villages) -> int:
    has_codes = any(field.name == "code" for field in model._meta.fields)  # an older migration has none yet
    taken = set(model.objects.values_list("code", flat=True)) if has_codes else set()
    for row in rows:
        values = {
            "slug": slugify(row["name"].removeprefix("Rusunawa ")),
            "city_id": cities[row["kode_kota"]].pk,
            "district_id": districts[row["kode_kecamatan"]].pk if row["kode_kecamatan"] else None,
            "village_id": villages[row["kode_kelurahan"]].pk if row["kode_kelurahan"] else None,
            "manager": row["pengelola"],
            "certainty": row["certainty"],
            "source": SEED_ARTICLE.sub("berita kegiatan RusunPreneur", row["sumber"]),
        }
        existing = model.objects.filter(name=row["name"]).first()
        if existing is None:
            code = {"code": abbreviate(row["name"], taken)} if has_codes else {}
            taken.update(code.values())
            model.objects.create(name=row["name"], **code, **values)
        elif existing.certainty != "dinas":
            model.objects.filter(pk=existing.pk).update(**values)
    return len(rows)
