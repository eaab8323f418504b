"""Small made-up files in each official layout: what they hold, and how their header is written."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from attune.formats.official import (
    BirthsRow,
    DeprivationRow,
    LookupRow,
    PopulationRow,
    PostcodeRow,
    Row,
)

Written = dict[str, str]  # header -> cell


@dataclass(frozen=True)
class Written_as:
    """One layout: the rows it can say, and how it says one."""

    name: str
    file_name: str
    written: Callable[[Row], Written]
    kind: str
    vintage: str
    geography: str


def _population_plain(row: PopulationRow) -> Written:
    return {
        "lsoa11_code": row.area,
        "lsoa11_name": row.name,
        "ltla21_code": row.authority,
        "ltla21_name": row.authority_name,
        "total_population": str(row.total),
    } | {f"age_{age}": str(count) for age, count in enumerate(row.ages)}


def _population_old(row: PopulationRow) -> Written:
    last = len(row.ages) - 1
    return {
        "LSOA Code": row.area,
        "LSOA Name": row.name,
        "LA Code (2018 boundaries)": "E07000001",
        "LA name (2018 boundaries)": "Formerly",
        "LA Code (2021 boundaries)": row.authority,
        "LA name (2021 boundaries)": row.authority_name,
        "All Ages": str(row.total),
    } | {f"{age}{'+' * (age == last)}": str(count) for age, count in enumerate(row.ages)}


def _population_new(row: PopulationRow) -> Written:
    """Girls are a third of each age, rounded down; both sexes add up to the row."""
    ages = list(enumerate(row.ages))
    return (
        {
            "LAD 2023 Code": row.authority,
            "LAD 2023 Name": row.authority_name,
            "LSOA 2021 Code": row.area,
            "LSOA 2021 Name": row.name,
            "Total": str(row.total),
        }
        | {f"F{age}": str(count // 3) for age, count in ages}
        | {f"M{age}": str(count - count // 3) for age, count in ages}
    )


def _deprivation_file_7(row: DeprivationRow) -> Written:
    return {
        "LSOA code (2021)": row.area,
        "LSOA name (2021)": row.name,
        "Local Authority District code (2024)": row.authority,
        "Local Authority District name (2024)": row.authority_name,
        "Index of Multiple Deprivation (IMD) Score": "" if row.score is None else str(row.score),
        "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)": str(row.rank),
        "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSO": str(
            row.decile
        ),
        "Income Score (rate)": "0.494",
        "Income Rank (where 1 is most deprived)": "2652",
        "Income Decile (where 1 is most deprived 10% of LSOAs)": "1",
        "Total population: mid 2022": "1500",
    }


def _deprivation_plain(row: DeprivationRow) -> Written:
    return {
        "lsoa21_code": row.area,
        "lsoa21_name": row.name,
        "ltla24_code": row.authority,
        "ltla24_name": row.authority_name,
        "IMD_decile": str(row.decile),
        "Income_decile": "3",
        "IMD_rank": str(row.rank),
        "Income_rank": "9000",
        "IMD_score": "" if row.score is None else str(row.score),
    }


def _lookup_plain(row: LookupRow) -> Written:
    return {
        "lsoa21_code": row.child,
        "lsoa21_name": row.child_name,
        "ltla24_code": row.parent,
        "ltla24_name": row.parent_name,
    }


def _lookup_ons(row: LookupRow) -> Written:
    return {
        "LSOA21CD": row.child,
        "LSOA21NM": row.child_name,
        "LSOA21NMW": "",
        "LAD24CD": row.parent,
        "LAD24NM": row.parent_name,
        "ObjectId": "1",
    }


def _births(row: BirthsRow) -> Written:
    return {
        "ladcode20": row.area,
        "laname20": row.name,
        "country": "E",
        f"births_{row.year}": str(row.births),
        f"deaths_{row.year}": "12",
    }


def _place(row: PostcodeRow) -> Written:
    return {
        "lat": "99.999999" if row.latitude is None else str(row.latitude),
        "long": "0.000000" if row.longitude is None else str(row.longitude),
    }


def _postcode_nspl(row: PostcodeRow) -> Written:
    return {
        "pcd7": row.postcode.replace(" ", "").ljust(7),
        "pcds": row.postcode,
        "dointr": "198001",
        "doterm": "",
        "oa21cd": "E00000001",
        "lad26cd": row.authority,
        "lsoa21cd": row.area,
        "msoa21cd": "E02000001",
        "imd25ind": "17",
    } | _place(row)


def _postcode_onspd(row: PostcodeRow) -> Written:
    return {
        "pcd": row.postcode,
        "pcds": row.postcode,
        "doterm": "",
        "oslaua": row.authority,
        "lsoa01": "E01000009",
        "lsoa11": "E01000008",
        "lsoa21": row.area,
    } | _place(row)


LAYOUTS = [
    Written_as("plain population", "population_mid2020_lsoa11.csv", _population_plain,
               "population", "mid-2020", "lsoa11"),
    Written_as("old ONS population", "sape23dt2mid2020lsoa.csv", _population_old,
               "population", "mid-2020", "lsoa11"),
    Written_as("new ONS population", "Mid-2024 LSOA 2021.csv", _population_new,
               "population", "mid-2024", "lsoa21"),
    Written_as("File 7", "File_7_IoD2025.csv", _deprivation_file_7,
               "deprivation", "IoD 2025", "lsoa21"),
    Written_as("plain ranks", "imd2025_lsoa21.csv", _deprivation_plain,
               "deprivation", "IoD 2025", "lsoa21"),
    Written_as("plain lookup", "lookup.csv", _lookup_plain,
               "lookup", "lsoa21 to lad24", "lsoa21"),
    Written_as("ONS lookup", "LSOA21_LAD24.csv", _lookup_ons,
               "lookup", "lsoa21 to lad24", "lsoa21"),
    Written_as("births", "MYEB3.csv", _births, "births", "mid-2019 to mid-2019", "lad20"),
    Written_as("NSPL", "NSPL_AUG_2026_UK.csv", _postcode_nspl,
               "postcodes", "NSPL Aug 2026", "lsoa21"),
    Written_as("ONSPD", "ONSPD_FEB_2023_UK.csv", _postcode_onspd,
               "postcodes", "ONSPD Feb 2023", "lsoa21"),
]  # fmt: skip


def population(area: str, *ages: int, total: int | None = None) -> PopulationRow:
    return PopulationRow(
        area, f"Place {area[-3:]}", "E08000025", "Birmingham",
        sum(ages) if total is None else total, ages,
    )  # fmt: skip


def deprivation(area: str, rank: int, score: str | None = "43.521") -> DeprivationRow:
    return DeprivationRow(
        area, f"Place {area[-3:]}", "E08000025", "Birmingham", rank,
        -(-rank * 10 // 33_755), None if score is None else Decimal(score),
    )  # fmt: skip


def lookup(child: str, parent: str = "E08000025") -> LookupRow:
    return LookupRow(child, "A", parent, "Birmingham", "", "lsoa21", "lad24")


def postcode(written: str, area: str = "E01008881") -> PostcodeRow:
    return PostcodeRow(written, area, "E08000025", Decimal("52.480000"), Decimal("-1.900000"), True)


def example_rows(kind: str) -> list[Row]:
    """A few rows of a kind."""
    areas = ("E01008881", "E01008882", "W01000003")
    everybody = tuple(range(91))
    return {
        "population": [population(area, *everybody) for area in areas],
        "deprivation": [deprivation(areas[0], 3696), deprivation(areas[1], 1607, None)],
        "lookup": [lookup(area) for area in areas],
        "births": [BirthsRow("E08000025", "Birmingham", 2019, 15706)],
        "postcodes": [postcode("B1 1AA"), postcode("B10 0AB", "W01000003")],
    }[kind]
