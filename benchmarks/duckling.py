"""Read duckling's Arabic examples as values: `python -m benchmarks.duckling [examples.jsonl]`.

The examples (text, dimension, expected Haskell value) lie beside the checkout; phone numbers are left out, since they are no quantities here. A time is right
where day and hour are the ones expected, whatever their granularity is called.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.shared import needed
from pipeline import extract
from pipeline.extract.records import Extraction, Quantity, Timex

#: The day that duckling's relative times are counted from.
TODAY = date(2013, 2, 12)
_GRAMS = {"mg": 0.001, "g": 1.0, "kg": 1000.0}
_CURRENCIES = {"Dollar": "USD", "Cent": "USD"}
_MIDDLE = 15
#: Hours that duckling's reference clock is behind Greenwich.
_BEHIND_GREENWICH = 2
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e\d+)?")


def results(path: Path) -> Iterator[tuple[str, str, bool]]:
    """(dimension, text, whether it is read right) of each example."""
    for line in path.read_text("utf8").splitlines():
        example = json.loads(line)
        dimension = example["dim"].split("/")[0]
        if dimension != "PhoneNumber":
            found = extract(example["text"], TODAY)
            yield dimension, example["text"], _right(dimension, example["value"], found)


def _right(dimension: str, expected: str | None, found: Extraction) -> bool:
    if expected is None:
        return not (found.timexes if dimension == "Time" else found.quantities)
    numbers = [float(number) for number in _NUMBER.findall(expected.split("(Just")[0].split('"')[0])]
    if dimension == "Time":
        parts = [int(number) for number in numbers]
        return any(_same_time(timex, parts, expected) for timex in found.timexes) or any(_same_distance(quantity, parts) for quantity in found.quantities)
    return any(_same_quantity(dimension, quantity, numbers, expected) for quantity in found.quantities)


def _same_quantity(dimension: str, quantity: Quantity, numbers: list[float], expected: str) -> bool:
    value = quantity.value
    if dimension == "AmountOfMoney":
        return _same_money(quantity, numbers, expected)
    if dimension == "Quantity" and "Gram" in expected:
        return value is not None and abs(value * _GRAMS.get(quantity.unit or "", 0.0) - numbers[0]) < 1e-6
    if dimension == "Duration":
        return value == numbers[0] and f"{quantity.unit}" in expected.lower()
    if dimension in ("Volume", "Temperature"):
        return value == numbers[0] and quantity.kind == "measure"
    return value is not None and abs(value - numbers[0]) < 1e-9


def _same_money(quantity: Quantity, numbers: list[float], expected: str) -> bool:
    said = re.search(r"(simple|between|under|above) (\w+)", expected)
    shape, name = said.groups() if said else ("", "")
    currency = _CURRENCIES.get(name, name if len(name) == 3 else None)
    if currency and quantity.unit != currency:
        return False
    bounds = (quantity.value_low, quantity.value_high)
    wanted = numbers[0] / 100 if name == "Cent" else numbers[0]
    stated = {"simple": quantity.value == wanted, "between": bounds == tuple(numbers), "under": bounds[1] == wanted, "above": bounds[0] == wanted}
    return stated.get(shape, False)


def _same_time(timex: Timex, parts: list[int], expected: str) -> bool:
    year, month, day, hour, minute = parts[:5]
    start = f"{year:04d}-{month:02d}-{day:02d}"
    here, greenwich = f"T{hour:02d}:{minute:02d}", f"T{hour + _BEHIND_GREENWICH:02d}:{minute:02d}Z"
    clock = any(one in (timex.edtf or "") for one in (here, greenwich))
    if "Interval" in expected:
        end = date(*parts[6:9])
        whole = str(timex.earliest) == start and timex.latest in (end, end - timedelta(1))
        if timex.modifier in ("start", "end"):  # duckling says where in the month, we say that it is its start or end
            return timex.earliest is not None and timex.latest is not None and timex.earliest <= date(year, month, day) <= timex.latest
        return whole or (("Hour" in expected or "Second" in expected) and (clock or str(timex.earliest) == start))
    if timex.modifier == "mid" and day == _MIDDLE:
        return f"{timex.earliest}"[:7] == start[:7]
    return clock if hour or minute else str(timex.earliest) == start


def _same_distance(quantity: Quantity, parts: list[int]) -> bool:
    """`قبل أسبوع`: by our guidelines a duration, which is right where it leads from today to the expected day."""
    days = {"day": 1, "week": 7}.get(quantity.unit or "", 0)
    if quantity.kind != "duration" or not days or quantity.value is None:
        return False
    return abs((date(*parts[:3]) - TODAY).days) == quantity.value * days or (len(parts) > 8 and (date(*parts[6:9]) - TODAY).days == quantity.value * days)


def main() -> None:
    """Print how many of each dimension are read right, and the texts of the others."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else needed("data/duckling_ar/examples.jsonl")
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for dimension, text, good in results(path):
        total[dimension] += 1
        right[dimension] += good
        if not good:
            print(f"{dimension:16}{text}")
    for dimension, count in sorted(total.items()):
        print(f"{dimension:16}{right[dimension]:5} of {count}")
    print(f"{'all':16}{right.total():5} of {total.total()} = {right.total() / total.total():.3f}")


if __name__ == "__main__":
    main()
