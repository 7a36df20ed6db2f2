"""Snowflake's documented lexical rules: a text as statements, a statement as tokens.

https://docs.snowflake.com/en/sql-reference/identifiers-syntax
https://docs.snowflake.com/en/sql-reference/data-types-text
Independent of every client. Blanks and comments between tokens are dropped; what stands in
quotes or between $$ is kept to the character.
"""

import re

Statement = list[str]

_TOKEN = re.compile(
    r"""
      (?P<blank> [ \t\r\n\f\v]+ | (?:--|//)[^\n]* | /\*.*?\*/ )
    | (?P<token> "(?:[^"]|"")*" | '(?:[^'\\]|''|\\.)*' | \$\$.*?\$\$ | [A-Za-z0-9_$]+ )
    | (?P<open> ["'] | \$\$ | /\* )
    | (?P<symbol> . )
    """,
    re.VERBOSE | re.DOTALL,
)


class Unterminated(Exception):
    """A quote, $$ or comment is not closed."""


def statements(text: str) -> list[Statement]:
    """The statements of `text` without their `;`, empty ones left out."""
    found: list[Statement] = [[]]
    for match in _TOKEN.finditer(text):
        if match["open"] or (match["token"] or "").startswith("$$") and len(match["token"]) < 4:
            raise Unterminated(f"not closed: {match[0]} at character {match.start()}")
        if match["symbol"] == ";":
            found.append([])
        elif not match["blank"]:
            found[-1].append(match[0])
    return [statement for statement in found if statement]
