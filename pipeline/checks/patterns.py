"""Regular expressions of the checks, in the syntax that RE2 (DuckDB, Arrow) and Python share; all run in linear time."""

import re

from pipeline.text.mojibake import WINDOWS_1252, WINDOWS_1256

_YEAR = "-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX|XXXX)"
_MONTH = "(?:0[1-9]|1[0-2]|[01]X|XX)"
_DAY = "(?:0[1-9]|[12][0-9]|3[01]|[0-3]X|XX)"
_PART_OF_YEAR = "(?:2[1-9]|3[0-9]|4[01])"
_WEEK = "W(?:0[1-9]|[1-4][0-9]|5[0-3])(?:-[1-7])?"
_TIME = "T(?:[01][0-9]|2[0-4])(?::[0-5][0-9](?::[0-5][0-9])?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_DATE = f"{_YEAR}(?:-(?:{_MONTH}(?:-{_DAY}(?:{_TIME})?)?|{_PART_OF_YEAR}|{_WEEK}))?[?~%]?"
_POINT = f"(?:{_DATE}|{_TIME})"
_END = f"(?:{_POINT}|\\.\\.)?"

#: ISO 8601-2 (EDTF) as used here: dates, months, years, unspecified digits (`197X`, `XXXX-10-07`), seasons and other parts of a
#: year (21 to 41), ISO weeks, times of a day or of an unknown one (`T10:00`), `? ~ %`, and intervals that may be open.
EDTF = f"^(?:{_POINT}|{_POINT}/{_END}|{_END}/{_POINT})$"

_SETTLED = "[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?"
#: EDTF whose first and last day are settled by the expression alone.
EDTF_SETTLED = f"^{_SETTLED}(?:/{_SETTLED})?$"

#: The signs that normal text puts between two words are only counted where the pattern of Windows-1256 repeats.
_LEADS, _SECOND = WINDOWS_1256.leads, WINDOWS_1256.following
_NO_SIGN = re.sub("[‚„…‹›‘’“”•–—«»؛،؟\u200c\u200d\u00a0\u00ad]", "", _SECOND)
#: Text decoded as the wrong encoding: UTF-8 read as Windows-1252 (`Ø§Ù`) or Windows-1256 (`ط§ظ`), Windows-1256 read as
#: Windows-1252 (`ÇáÚÑÈ`), halves of surrogate pairs left as escapes, or characters replaced again and again.
MISDECODED = "|".join(
    (
        f"[{WINDOWS_1252.leads}][^A-Za-z\\s][{WINDOWS_1252.leads}]",
        f"[{_LEADS}][{_NO_SIGN}][{_LEADS}]",
        f"(?:[{_LEADS}][{_SECOND}]){{2}}",
        "[À-ÿ]{5}",
        "\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}",
        "\ufffd(?:[^\ufffd]*\ufffd){2}",
    )
)
#: The same, or a single replaced character.
MOJIBAKE = f"\ufffd|{MISDECODED}"

CURRENCY = "^[A-Z]{3}$"
