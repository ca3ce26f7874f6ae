"""What Arabic in UTF-8 looks like where it was read in another encoding: `Ø§Ù„`, `ط§ظ„`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Misreading:
    """How the two bytes of an Arabic letter look in an encoding: the first (D8 or D9) is one of `leads`, the second (80 to BF) one of `following`."""

    encoding: str
    leads: str
    following: str


def _misreading(encoding: str) -> Misreading:
    following = (bytes((byte,)).decode(encoding, "ignore") or chr(byte) for byte in range(0x80, 0xC0))  # undefined bytes are read as control characters
    return Misreading(encoding, b"\xd8\xd9".decode(encoding), "".join(following))


WINDOWS_1252 = _misreading("windows-1252")
WINDOWS_1256 = _misreading("windows-1256")
