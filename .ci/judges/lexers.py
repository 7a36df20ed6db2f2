"""Judge of the tests' own readers: they cut random hostile texts as the real clients do.

The readers of `tests/lexers` are what every accepted name and value is held against, so they are
held against the clients here. One that refuses a text that the client reads has to say so with a
refusal that its documentation names.
"""

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import scripts
import snow_cli

SEED = 20260824
TEXTS = 4000
SYMBOLS = list("'\"\\$&<>%{}#;-/*!\n\r\0\t@:+| a1\f\x1c\x85\u2028é") + [
    "''", '""', "$$", "&&", "&{", "<%", "%>", "{#", "#}", "-#}", "--", "//", "/*", "*/", ";>",
    "://", "\n!", ";\n", "SELECT ", "'x';", '"x"', "\n  ",
]
# Where a reader may refuse what the client takes: tests/lexers/readers/snow.rs says why.
CONSERVATIVE = {"Template", "Command", "Asynchronous"}


def hostile_texts() -> list[str]:
    """The same texts on every run."""
    chance = random.Random(SEED)
    return ["".join(chance.choices(SYMBOLS, k=chance.randint(1, 24))) for _ in range(TEXTS)]


def read_by_the_tests(texts: list[str]) -> list[list[str]]:
    """What the readers of the tests make of the texts: connector and snow, hexadecimal."""
    with tempfile.TemporaryDirectory() as folder:
        given, got = Path(folder, "input"), Path(folder, "output")
        given.write_text("".join(text.encode("utf-8").hex() + "\n" for text in texts))
        environment = {**os.environ, "SFGEN_LEXER_INPUT": given, "SFGEN_LEXER_OUTPUT": got}
        call = "cargo test --quiet --test all -- --ignored --exact lexers::print_splits".split()
        subprocess.run(
            call, cwd=scripts.REPOSITORY, env=environment, check=True, stdout=subprocess.DEVNULL
        )
        return [line.split("\t") for line in got.read_text().split("\n")[:-1]]


def encoded(statements: list[str]) -> str:
    """Statements in the form in which the tests print them."""
    return " ".join(statement.encode("utf-8").hex() for statement in statements)


def snow_differs(text: str, reader: str) -> bool:
    """Whether the reader of `snow sql` is wrong about `text`."""
    if reader in CONSERVATIVE:
        return False
    try:
        return encoded(snow_cli.snow_statements(text, snow_cli.DEFAULT_TEMPLATING)) != reader
    except snow_cli.Refused:
        return reader not in {"Nothing", "Unterminated"}


def main() -> int:
    """Compares, and prints the texts on which a reader is wrong."""
    texts = hostile_texts()
    differing = 0
    read = read_by_the_tests(texts)
    for text, (connector, snow) in zip(texts, read, strict=True):
        if encoded(snow_cli.connector_statements(text)) != connector:
            print(f"lexers: connector differs on {text!r}")
            differing += 1
        if snow_differs(text, snow):
            print(f"lexers: snow sql differs on {text!r}")
            differing += 1
    refused = sum(1 for _, snow in read if snow in CONSERVATIVE)
    print(f"lexers: {len(texts)} texts, {refused} refused unread, {differing} differences")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
