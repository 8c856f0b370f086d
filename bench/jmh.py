"""Shows what JMH has measured as a table.

    ./mvnw -q -Pjmh test-compile exec:exec -Djmh="-rf json -rff target/jmh.json"
    python3 bench/jmh.py target/jmh.json [--markdown docs/performance.md]
"""

import argparse
import json
import sys
from pathlib import Path

import report


def rows(results):
    """One row for each benchmark: its name, its parameters, its score or what it counted besides."""
    made = []
    for result in results:
        counted = result.get("secondaryMetrics", {})
        name, metric = next(iter(counted.items()), (None, result["primaryMetric"]))
        unit = metric["scoreUnit"] if name is None else f"{name}/s"
        parameters = ", ".join(f"{key} {value}" for key, value in result.get("params", {}).items())
        error = metric["scoreError"]
        spread = "" if error == "NaN" else f"±{rounded(error)}"
        made.append([".".join(result["benchmark"].split(".")[-2:]), parameters, f"{rounded(metric['score'])} {unit}", spread])
    return made


def rounded(value):
    """Three digits that count."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("results", type=Path)
    arguments.add_argument("--markdown", type=Path, help="put the table between <!-- bench:jmh --> and <!-- /bench:jmh -->")
    given = arguments.parse_args()
    try:
        results = json.loads(given.results.read_text())
    except (OSError, json.JSONDecodeError) as error:
        sys.exit(f"jmh.py: {given.results}: {getattr(error, 'strerror', 'is no JSON')}")
    table = report.table(["benchmark", "with", "score", "99.9 % within"], rows(results))
    if results:
        table += f"\n\nJava {results[0]['jdkVersion']}."
    print(table)
    if given.markdown:
        given.markdown.write_text(report.insert(given.markdown.read_text(), "jmh", table))


if __name__ == "__main__":
    main()
