"""The scripts that the judges judge: .sql files, and insta's .snap files without their header."""

from pathlib import Path
from typing import Iterator, NamedTuple

REPOSITORY = Path(__file__).resolve().parents[2]
SNAPSHOTS = REPOSITORY / "snapshots"
ACCEPTED = Path(__file__).parent / "samples" / "accepted"
REFUSED = Path(__file__).parent / "samples" / "refused"
# Folders whose every .snap is a script; elsewhere only NAME.sql.snap is one.
KINDS = {"create", "edit", "delete", "cleanup", "preflight"}


class Script(NamedTuple):
    """A script and the name under which it is reported."""

    name: str
    text: str


def read(path: Path) -> Script:
    """The script in `path`, its line ends as they are."""
    text = path.read_bytes().decode("utf-8")
    if text.startswith("---\n"):
        text = text.split("\n---\n", 1)[1]
    name = path.relative_to(REPOSITORY) if path.is_relative_to(REPOSITORY) else path
    return Script(str(name), text)


def below(folder: Path) -> Iterator[Script]:
    """All scripts below `folder`, in the order of their names."""
    for path in sorted(folder.rglob("*")):
        snapshot = path.suffix == ".snap"
        if path.suffix == ".sql" or snapshot and (".sql" in path.suffixes or path.parent.name in KINDS):
            yield read(path)


def to_judge() -> list[Script]:
    """Every snapshot, and the samples that have to be accepted."""
    return [*below(SNAPSHOTS), *below(ACCEPTED)]


def report(judge: str, problems: dict[str, list[str]]) -> int:
    """Prints what was judged; the exit status."""
    for name, found in problems.items():
        for problem in found:
            print(f"{judge}: {name}: {problem}")
    refused = sum(1 for found in problems.values() if found)
    print(f"{judge}: {len(problems)} scripts judged, {refused} refused")
    return 1 if refused or not problems else 0
