"""What the figures were measured on."""

import os
import platform
import re
from pathlib import Path


def describe(programs):
    """One line: processor, memory, system, versions of what took part."""
    cpus = Path("/proc/cpuinfo").read_text()
    model = re.search(r"^model name\s*: (.*)$", cpus, re.M)
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) / (1 << 20)
    parts = [
        f"{os.cpu_count()} cores of {model[1] if model else platform.machine()}" + (" (virtual)" if " hypervisor" in cpus else ""),
        f"{memory:.0f} GiB",
        f"Linux {platform.release().split('-')[0]}",
        f"Python {platform.python_version()}",
    ]
    return ", ".join(parts + versions(programs))


def versions(programs):
    from programs import installed

    keys = {program.key.split("-")[0] for program in programs}
    return [f"{name} {installed(key)}" for key, name in (("duckdb", "DuckDB"), ("polars", "polars")) if key in keys]


def load():
    """How many processes have wanted a core in the last minute."""
    return os.getloadavg()[0]
