"""The official client's own reader, in this process and without a server.

`SqlManager.execute` of snowflake-cli and `execute_stream` of its connector run unchanged; only
the cursor is a recorder, so what it records is what would reach the server, in order.
"""

import contextlib
import io
import logging
import os
import tempfile
from pathlib import Path

os.environ.setdefault("SNOWFLAKE_HOME", tempfile.mkdtemp(prefix="snowflake-home-"))
logging.disable(logging.CRITICAL)

from snowflake.cli._plugins.sql.manager import SqlManager  # noqa: E402
from snowflake.cli.api.rendering.sql_templates import SQLTemplateSyntaxConfig  # noqa: E402
from snowflake.connector.connection import SnowflakeConnection  # noqa: E402
from snowflake.connector.util_text import split_statements  # noqa: E402

DEFAULT_TEMPLATING = SQLTemplateSyntaxConfig(True, True, False)
NO_TEMPLATING = SQLTemplateSyntaxConfig(False, False, False)


class Refused(Exception):
    """The client refuses the script, or would do something else than send statements."""


class _Cursor:
    sfqid = "recorded"

    def __init__(self, sent: list[str]):
        self._sent = sent

    def execute(self, sql: str, _is_put_get: bool | None = None, **_):
        if _is_put_get:
            raise Refused("the client takes a statement for PUT or GET")
        self._sent.append(sql)
        return self

    def execute_async(self, sql: str, **_):
        raise Refused("the client would not wait for a statement that ends with ;>")


class _Connection:
    def __init__(self):
        self.sent: list[str] = []

    def cursor(self, *_, **__):
        return _Cursor(self.sent)

    def execute_stream(self, *arguments, **options):
        return SnowflakeConnection.execute_stream(self, *arguments, **options)


def snow_statements(text: str, templating: SQLTemplateSyntaxConfig) -> list[str]:
    """What `snow sql -f` sends for a file that holds `text`."""
    connection = _Connection()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "script.sql")
        path.write_bytes(text.encode("utf-8"))
        quiet = io.StringIO()
        try:
            with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
                _, results = SqlManager(connection=connection).execute(
                    None, [path], False, template_syntax_config=templating
                )
                for _ in results:
                    pass
        except Refused:
            raise
        except Exception as error:
            raise Refused(f"the client fails: {type(error).__name__}") from error
    return connection.sent


def connector_statements(text: str) -> list[str]:
    """What the connector makes of a file that holds `text`."""
    file = io.TextIOWrapper(io.BytesIO(text.encode("utf-8")), encoding="utf-8")
    pieces = split_statements(io.StringIO(file.read()), remove_comments=True)
    return [statement for statement, _ in pieces if statement]
