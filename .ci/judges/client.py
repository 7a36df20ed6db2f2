"""Judge: the official client reads each script as the statements that are meant, unchanged.

What is meant is decided by the documented lexical rules. Compared token by token, so that only
blanks and comments between tokens may differ; with default templating, with templating off, and
with the connector alone.
"""

import sys

import lexical
import scripts
import snow_cli

READERS = {
    "snow sql": lambda text: snow_cli.snow_statements(text, snow_cli.DEFAULT_TEMPLATING),
    "snow sql --enable-templating NONE": lambda text: snow_cli.snow_statements(
        text, snow_cli.NO_TEMPLATING
    ),
    "connector": snow_cli.connector_statements,
}


def problems(text: str) -> list[str]:
    """Where a reader differs from what is meant."""
    try:
        meant = lexical.statements(text)
    except lexical.Unterminated as error:
        return [str(error)]
    return [found for name, read in READERS.items() if (found := difference(name, read, text, meant))]


def difference(name, read, text: str, meant: list[lexical.Statement]) -> str | None:
    """The first difference, in words; never the statement, which may hold a password."""
    try:
        sent = [lexical.statements(statement) for statement in read(text)]
    except (snow_cli.Refused, lexical.Unterminated) as error:
        return f"{name}: {error}"
    for number, (one, other) in enumerate(zip(meant, sent), 1):
        if [one] != other:
            return f"{name}: reads statement {number} otherwise"
    if len(sent) != len(meant):
        return f"{name}: reads {len(sent)} statements, {len(meant)} are meant"
    return None


if __name__ == "__main__":
    sys.exit(scripts.report("client", {s.name: problems(s.text) for s in scripts.to_judge()}))
