"""Judge: the real `snow sql -f` sends a recording server the statements that are meant.

Each script is run whole, and once more with its middle statement failing: then nothing after that
one may arrive. A run takes seconds, so a sample is taken unless `--all` is given; the scripts with
hostile names are always in it.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import lexical
import scripts
from recording_server import RecordingServer

SAMPLE = 6
# Parts of the names of the fixtures with hostile names, whose scripts are always run.
HOSTILE = ("names-hostile", "warehouse-names-in-variables")
TIMEOUT_SECONDS = 120


def sent(text: str, fail_at: int | None = None) -> tuple[list[str], int]:
    """The statements that arrive when the client runs `text`, and its exit status."""
    with RecordingServer(fail_at) as server, tempfile.TemporaryDirectory() as folder:
        Path(folder, "script.sql").write_bytes(text.encode("utf-8"))
        snow = Path(sys.executable).with_name("snow")
        call = [
            snow, "sql", "-x", "--account", "rec", "--user", "u", "--password", "p",
            "--host", "localhost", "--port", str(server.port), "--protocol", "http",
            "-f", "script.sql",
        ]
        environment = {
            "PATH": os.environ["PATH"], "HOME": folder, "SNOWFLAKE_HOME": folder,
            "PYTHONUTF8": "1", "NO_PROXY": "localhost,127.0.0.1",
        }
        Path(folder, "config.toml").touch(mode=0o600)
        status = subprocess.run(
            call, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=TIMEOUT_SECONDS,
        ).returncode
        return server.statements, status


def problems(text: str) -> list[str]:
    """Where what arrives is not what is meant; never the statements themselves."""
    meant = lexical.statements(text)
    middle = len(meant) // 2
    found = [difference("whole", meant, sent(text), succeeds=True)]
    cut = sent(text, fail_at=middle)
    found.append(difference("failing in the middle", meant[: middle + 1], cut, succeeds=False))
    return [problem for problem in found if problem]


def difference(run: str, meant: list[lexical.Statement], result, succeeds: bool) -> str | None:
    """What is wrong with one run."""
    arrived, status = result
    if (status == 0) != succeeds:
        return f"{run}: the client ends with status {status} after {len(arrived)} statements"
    for number, (one, text) in enumerate(zip(meant, arrived), 1):
        if lexical.statements(text) != [one]:
            return f"{run}: statement {number} arrives otherwise"
    if len(arrived) != len(meant):
        return f"{run}: {len(arrived)} statements arrive, {len(meant)} are meant"
    return None


def sample(every: list[scripts.Script]) -> list[scripts.Script]:
    """The scripts with hostile names, and at most SAMPLE of the others, evenly spread."""
    hostile = [script for script in every if any(name in script.name for name in HOSTILE)]
    others = [script for script in every if script not in hostile]
    step = max(1, -(-len(others) // SAMPLE))
    return hostile + others[::step]


def main(arguments: list[str]) -> int:
    """Judges the sample, or with `--all` every script."""
    every = scripts.to_judge()
    chosen = every if "--all" in arguments else sample(every)
    statements = sum(len(lexical.statements(script.text)) for script in chosen)
    print(f"end to end: {len(chosen)} of {len(every)} scripts, two runs each, {statements} statements")
    return scripts.report("end to end", {s.name: problems(s.text) for s in chosen})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
