"""The programs that are compared, and how each is started."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
SDK = "sdk"


@dataclass(frozen=True)
class Program:
    key: str
    """How it is named in --only and in the JSON file."""
    name: str
    command: tuple
    how: str = "protocol"
    """What it is fed, as bench/drive.py takes it."""
    environment: dict = field(default_factory=dict)
    fresh: object = None
    """Puts it back to the state of a first start; None where it has none."""

    @property
    def speaks(self):
        return self.how == "protocol"


def others():
    """Those that Python brings, and wc."""
    python = sys.executable
    queries = str(HERE / "queries.py")
    return [
        Program(SDK, f"Python SDK {installed('splunk-sdk')}", (python, str(HERE / "sdk" / "beacon.py"))),
        Program("wc", "wc -l", ("wc", "-l"), "plain"),
        Program("duckdb-pipe", "DuckDB, from the pipe", (python, queries, "duckdb-pipe"), "plain"),
        Program("duckdb-file", "DuckDB, from the file", (python, queries, "duckdb-file"), "none"),
        Program("polars-file", "polars, from the file", (python, queries, "polars-file"), "none"),
    ]


def installed(package):
    from importlib.metadata import version

    return version(package)


def of_packages(packages, javas, work):
    """One program for each Java of the host, and one for a package that brings its own."""
    programs = []
    for package in packages:
        home = work / package.stem
        app = unpack(package, home)
        if (app / "bin" / "jre").is_dir():
            programs.append(own(home, app))
        else:
            programs += [of_host(java, package, work) for java in javas]
    return programs


def unpack(package, home):
    """A package in a Splunk home of its own; gives the app's folder."""
    shutil.rmtree(home, ignore_errors=True)
    apps = home / "etc" / "apps"
    apps.mkdir(parents=True)
    (home / "var" / "run" / "splunk").mkdir(parents=True)
    with tarfile.open(package) as tar:
        tar.extractall(apps, **({"filter": "tar"} if hasattr(tarfile, "tar_filter") else {}))
    return apps / "vpsbeacon"


def launcher(app):
    return (str(app / "bin" / "vpsbeacon.sh"),)


def own(home, app):
    version = re.search(r"JAVA_RUNTIME_VERSION=\"?([\d.]+)", (app / "bin/jre/VERSION.txt").read_text())[1]
    first = home.with_name(home.name + "-first")

    def fresh():
        shutil.rmtree(first, ignore_errors=True)
        shutil.copytree(home, first, symlinks=True)
        return launcher(first / "etc/apps/vpsbeacon"), {"SPLUNK_HOME": str(first)}

    return Program("own", f"vpsbeacon, own Java {version}", launcher(app), environment={"SPLUNK_HOME": str(home)}, fresh=fresh)


def of_host(java, package, work):
    version = java_version(java)
    feature = version.split(".")[0]
    home = work / f"host-{feature}"
    app = unpack(package, home)
    environment = {"SPLUNK_HOME": str(home), "VPSBEACON_JAVA_HOME": str(java)}
    first = home.with_name(home.name + "-first")
    first_app = unpack(package, first)
    archive = make_archive(app, environment)
    # A first start misses the archive and begins to make one. This empty folder tells the maker that
    # another is at it, or it would work beside the starts that are measured.
    kept = first / "var/run/splunk/vpsbeacon"
    kept.mkdir(mode=0o700)
    (kept / f"{archive}.making").mkdir()

    def fresh():
        return launcher(first_app), environment | {"SPLUNK_HOME": str(first)}

    return Program(f"java{feature}", f"vpsbeacon, host's Java {version}", launcher(app), environment=environment, fresh=fresh)


def make_archive(app, environment, patience=120):
    """Starts the command once and waits for the start-up archive that it has made; gives its name."""
    kept = Path(environment["SPLUNK_HOME"]) / "var/run/splunk/vpsbeacon"
    subprocess.run(launcher(app), env=os.environ | environment, stdin=subprocess.DEVNULL, check=True)
    until = time.monotonic() + patience
    while time.monotonic() < until:
        made = [each.name for each in kept.glob("*") if each.suffix in (".jsa", ".aot")]
        if made and not list(kept.glob("*.making")):
            return made[0]
        time.sleep(0.2)
    sys.exit(f"no start-up archive appeared in {kept} within {patience} s")


def java_version(home):
    release = home / "release"
    said = re.search(r'^JAVA_VERSION="([^"]+)"', release.read_text(), re.M) if release.is_file() else None
    if not said:
        sys.exit(f"--java: {home} has no release file that names a Java version")
    return said[1]


def java_of_host():
    """The Java that the PATH leads to."""
    program = shutil.which("java")
    if not program:
        sys.exit("there is no java on the PATH: name the folder of one by --java")
    return Path(program).resolve().parent.parent
