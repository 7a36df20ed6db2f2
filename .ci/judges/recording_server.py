"""A server on 127.0.0.1 that answers the real client like Snowflake and records its statements.

It executes nothing. Only as much of the protocol is spoken as a login and a script need.
"""

import gzip
import json
import re
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_LOGIN = {
    "token": "recorded",
    "masterToken": "recorded",
    "validityInSeconds": 3600,
    "masterValidityInSeconds": 14400,
    "serverVersion": "9.0.0",
    "sessionId": 1,
    "healthCheckInterval": 45,
    "parameters": [
        {"name": "AUTOCOMMIT", "value": True},
        {"name": "CLIENT_TELEMETRY_ENABLED", "value": False},
    ],
    "sessionInfo": dict.fromkeys(["databaseName", "schemaName", "warehouseName", "roleName"]),
}
_STATUS = {
    "name": "status", "type": "text", "nullable": True, "database": "", "schema": "", "table": "",
    "length": 100, "byteLength": 400, "scale": None, "precision": None, "collation": None,
}


def _succeeded() -> dict:
    return {
        "queryId": str(uuid.uuid4()), "parameters": [], "rowtype": [_STATUS],
        "rowset": [["Statement executed successfully."]], "total": 1, "returned": 1,
        "queryResultFormat": "json", "statementTypeId": 4096, "numberOfBinds": 0,
        "arrayBindSupported": False, "version": 1,
    }


def _failed() -> dict:
    return {
        "queryId": str(uuid.uuid4()), "errorCode": "002003", "sqlState": "02000",
        "type": "COMPILATION", "line": -1, "pos": -1,
    }


class RecordingServer:
    """Runs while it is entered; `statements` are the texts that arrived, in order."""

    def __init__(self, fail_at: int | None = None):
        self.statements: list[str] = []
        self.fail_at = fail_at
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.port = self._server.server_address[1]

    def __enter__(self) -> "RecordingServer":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str, body: dict) -> dict:
        """The answer to a request: a statement that is to fail gets Snowflake's error."""
        path = path.split("?")[0]
        if path.endswith("/login-request"):
            return {"success": True, "code": None, "message": None, "data": _LOGIN}
        if not path.endswith("/query-request"):
            return {"success": True, "code": None, "message": None, "data": None}
        self.statements.append(body["sqlText"])
        if len(self.statements) - 1 == self.fail_at:
            message = "SQL compilation error:\nObject does not exist or not authorized."
            return {"success": False, "code": "002003", "message": message, "data": _failed()}
        return {"success": True, "code": None, "message": None, "data": _succeeded()}

    def _handler(self):
        recorder = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                if self.headers.get("Content-Encoding") == "gzip":
                    body = gzip.decompress(body)
                self._send(recorder.answer(self.path, json.loads(body or b"{}")))

            do_GET = do_PUT = do_DELETE = do_POST

            def _send(self, answer: dict):
                data = json.dumps(answer).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                """Statements may hold passwords: nothing is logged."""

        return Handler
