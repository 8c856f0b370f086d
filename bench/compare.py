"""Measures the packaged search command side by side with the same report in other programs.

    bench/run                                   1 M narrow rows, 1,000 groups
    bench/run --events 10000000 --groups 1000000
    bench/run --wide --think 100                as splunkd: 100 ms for each chunk
    bench/run --startup                         processes that answer getinfo and end
    bench/run --all --markdown docs/performance.md

Packages are target/*.spl unless named; Javas are what `java` leads to unless named. In each round every
program runs once, one after the other; figures are medians over the rounds. A program whose first run
took 15 s or more is run once; those whose first run took less than a second are run three times as often.
Rows are in memory before.
"""

import argparse
import errno
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import events
import machine
import programs
import report

HERE = Path(__file__).parent
SLOW = 15
QUICK = 1
OFTEN = 3


@dataclass(frozen=True)
class Case:
    """What the programs are run over."""

    events: int
    groups: int
    wide: bool = False
    think: float = 0

    @property
    def file(self):
        return f"{self.events}-{self.groups}{'-wide' if self.wide else ''}.chunks"


ALL = [
    Case(1_000_000, 1_000),
    Case(1_000_000, 1_000_000),
    Case(1_000_000, 1_000, wide=True),
    Case(1_000_000, 1_000, think=100),
    Case(10_000_000, 1_000),
    Case(10_000_000, 1_000_000),
]


def options():
    arguments = argparse.ArgumentParser(
        prog="bench/run", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = arguments.add_argument
    add("--events", type=events.counted, default=1_000_000, help="rows (default 1,000,000)")
    add("--groups", type=events.counted, default=1_000, help="distinct groups (default 1,000)")
    add("--wide", action="store_true", help="rows with _raw and more, as of a search that asks for every field")
    add("--think", type=events.milliseconds, default=0, metavar="MS", help="time that splunkd takes to make each chunk")
    add("--startup", action="store_true", help="only processes that answer getinfo and end")
    add("--all", action="store_true", help="all that docs/performance.md tells: six cases and the starts")
    add("--repeat", type=events.counted, default=3, metavar="N", help="rounds (default 3); of starts eight times as many")
    add("--only", default="", metavar="KEY,...", help="of java17 own sdk wc duckdb-pipe duckdb-file polars-file")
    add("--package", type=Path, action="append", help="a built .spl; may be repeated")
    add("--java", type=Path, action="append", help="the folder of a Java for the package without; may be repeated")
    add("--data", type=Path, default=HERE / "data", help="folder for the rows, which are kept (default bench/data)")
    add("--json", type=Path, help="write every run's figures to this file")
    add("--from", dest="source", type=Path, metavar="JSON", help="measure nothing: show what --json has written")
    add("--markdown", type=Path, help="put the tables between the marks <!-- bench:NAME --> of this file")
    return arguments.parse_args()


def take_part(given, work):
    packages = given.package or sorted((HERE.parent / "target").glob("vpsbeacon-*.spl"))
    if not packages:
        sys.exit("no package: build one with ./mvnw package, or name one by --package")
    javas = given.java or [programs.java_of_host()]
    every = programs.of_packages(packages, javas, work) + programs.others()
    keys = [key for key in given.only.split(",") if key] or [each.key for each in every]
    unknown = [key for key in keys if key not in [each.key for each in every]]
    if unknown:
        sys.exit(f"--only: there is no {unknown[0]}, but {' '.join(each.key for each in every)}")
    return [each for each in every if each.key in keys]


def run(program, path, think=0, first=False):
    """One run's figures. In a process of its own, since a child's peak memory is at least its parent's."""
    command, environment = program.fresh() if first else (program.command, program.environment)
    if program.key.startswith(("duckdb", "polars")):
        command = (*command, path)
    driver = [sys.executable, str(HERE / "drive.py"), "--as", program.how, "--think", str(think), path, "--", *command]
    done = subprocess.run(driver, env=os.environ | environment, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"{program.name} failed")
    return json.loads(done.stdout)


def read_through(path):
    """Else the program that comes first would wait for the disk."""
    with open(path, "rb") as rows:
        while rows.read(1 << 20):
            pass


def compare(case, taking_part, repeat, data):
    """The runs of each program over one case."""
    path = str(data / case.file)
    index = Path(path + ".index")
    if not index.exists() or index.stat().st_mtime < Path(events.__file__).stat().st_mtime:
        tell(f"writing {path}")
        events.write(path, case.events, case.groups, case.wide)
    read_through(path)
    runs = {}
    for round_number in range(OFTEN * repeat):
        for program in taking_part:
            if case.think and not program.speaks:
                continue
            had = runs.setdefault(program.key, [])
            if had and had[0]["wall_s"] >= (SLOW if round_number < repeat else QUICK):
                continue
            had.append(run(program, path, case.think))
            tell(f"{report.title(asdict(case))}, round {round_number + 1}, {program.name}: {had[-1]['wall_s']:.2f} s")
    size = Path(path).stat().st_size
    return asdict(case) | {"bytes": size, "chunks": len(events.ends_of(path)), "runs": runs}


def start(taking_part, repeat):
    """Processes that answer getinfo and end, taken in turn."""
    runs = {}
    for _ in range(repeat):
        for program in taking_part:
            if program.speaks:
                if program.fresh:
                    runs.setdefault(program.key + "-first", []).append(run(program, "-", first=True))
                runs.setdefault(program.key, []).append(run(program, "-"))
    return runs


def tell(text):
    print(text, file=sys.stderr, flush=True)


def measure(given):
    cases = ALL if given.all else [] if given.startup else [Case(given.events, given.groups, given.wide, given.think)]
    with tempfile.TemporaryDirectory() as work:
        taking_part = take_part(given, Path(work))
        results = {
            "machine": machine.describe(taking_part),
            "load": round(machine.load(), 1),
            "names": {each.key: each.name for each in taking_part},
        }
        if given.startup or given.all:
            results["starts"] = start(taking_part, given.repeat * 8)
        results["cases"] = [compare(case, taking_part, given.repeat, given.data) for case in cases]
    return results


def check_files(given):
    """Before anything is measured, which takes minutes."""
    for path in (given.source, given.markdown, *(given.package or [])):
        if path and not path.is_file():
            raise FileNotFoundError(errno.ENOENT, "there is no such file", str(path))
    if given.json and not given.json.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(given.json.parent))
    if not given.source:
        given.data.mkdir(parents=True, exist_ok=True)


def main():
    given = options()
    try:
        compare_and_tell(given)
    except OSError as error:
        sys.exit(f"bench/run: {error.filename}: {error.strerror}")
    except json.JSONDecodeError:
        sys.exit(f"bench/run: {given.source}: is not what --json writes")


def compare_and_tell(given):
    check_files(given)
    results = json.loads(given.source.read_text()) if given.source else measure(given)
    if given.json:
        given.json.write_text(json.dumps(results, indent=1) + "\n")
    tables = report.tables(results)
    for table in tables.values():
        print(table + "\n")
    if given.markdown:
        text = given.markdown.read_text()
        for name, table in tables.items():
            text = report.insert(text, name, table)
        given.markdown.write_text(text)


if __name__ == "__main__":
    main()
