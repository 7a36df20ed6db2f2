"""Judge: sqlfluff's grammar of Snowflake's SQL accepts each script, and sees as many statements."""

import logging
import re
import sys

from sqlfluff.core import FluffConfig, Linter

import lexical
import scripts

logging.disable(logging.CRITICAL)

# What sqlfluff 4.5 does not know though it is documented: pattern, stand-in, reason.
STAND_INS = [
    (
        r"(\bPASSWORD\s*=\s*)\$[A-Za-z_]\w*",
        r"\1'stand-in'",
        "no session variable as the value of a property",
    ),
    (
        r"(\bSHOW\b[^;$]*?)->>(?:[^;$]|\$[0-9])*;",
        r"\1;",
        "no pipe operator: the part before it is judged",
    ),
]

_LINTER = Linter(
    config=FluffConfig(
        overrides={"dialect": "snowflake", "templater": "raw", "large_file_skip_byte_limit": 0}
    )
)


def problems(text: str) -> list[str]:
    """What sqlfluff cannot read; lines only, since a statement may hold a password."""
    for pattern, stand_in, _ in STAND_INS:
        text = re.sub(pattern, stand_in, text)
    parsed = _LINTER.parse_string(text if text.endswith("\n") else text + "\n")
    found = {f"line {violation.line_no}: not read" for violation in parsed.violations}
    if parsed.tree is None:
        return sorted(found) or ["nothing could be read"]
    for segment in parsed.tree.recursive_crawl("unparsable"):
        found.add(f"line {segment.pos_marker.line_no}: not read")
    seen = sum(1 for _ in parsed.tree.recursive_crawl("statement", recurse_into=False))
    try:
        meant = len(lexical.statements(text))
    except lexical.Unterminated as error:
        return sorted(found | {str(error)})
    if seen != meant:
        found.add(f"{seen} statements are read, {meant} are meant")
    return sorted(found)


if __name__ == "__main__":
    sys.exit(scripts.report("grammar", {s.name: problems(s.text) for s in scripts.to_judge()}))
