"""Values as a terminal may show them."""

import re
from typing import Final

#: What a terminal obeys instead of showing it, and what turns the rest of a line round; line ends and tabs are left.
CONTROLS: Final = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
_CONTROLS = re.compile(CONTROLS)
STAND_IN: Final = "\ufffd"


def amount(value: float | None) -> str:
    """`7900000.0` as `7,900,000`; empty for none."""
    return "" if value is None else f"{value:,.10g}"


def harmless(text: str) -> str:
    """The text with a sign in the place of each control character: as long as it was, so that offsets hold."""
    return _CONTROLS.sub(STAND_IN, text)
