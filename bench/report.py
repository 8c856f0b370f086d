"""Tables of what was measured, as Markdown."""

from statistics import median

import goals

MB = 1e6
MIB = 1 << 20


def title(case):
    parts = [f"{case['events'] / 1e6:g} M", f"{case['groups']:,} groups", "wide" if case["wide"] else "narrow"]
    if case["think"]:
        parts.append(f"{case['think']:g} ms a chunk")
    return ", ".join(parts)


def middle(runs, name):
    """The median of one figure; None where the runs do not have it."""
    values = [run[name] for run in runs if name in run]
    return median(values) if values else None


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def figure(value, digits=2):
    return "" if value is None else f"{value:,.{digits}f}"


def scaled(value, factor):
    return None if value is None else value * factor


def times(value, base):
    """How often a value goes into the base."""
    return "" if value is None or not base else f"{base / value:.1f}"


def comparison(results):
    head = [
        "events", "program", "wall s", "M events/s", "MB/s", "CPU s", "memory MB", "first reply ms", "waited s",
        "faster than SDK", "less CPU than SDK", "runs",
    ]
    rows = []
    for case in results["cases"]:
        name = title(case)
        base = case["runs"].get("sdk", [])
        for key, runs in case["runs"].items():
            wall, cpu = middle(runs, "wall_s"), middle(runs, "cpu_s")
            rows.append([
                name, results["names"][key], figure(wall), figure(case["events"] / wall / 1e6), figure(case["bytes"] / wall / MB, 0),
                figure(cpu), memory(key, runs), figure(scaled(middle(runs, "first_reply_s"), 1000), 0),
                figure(middle(runs, "waited_s")), times(wall, middle(base, "wall_s")), times(cpu, middle(base, "cpu_s")), str(len(runs)),
            ])
            name = ""
    return table(head, rows)


def memory(key, runs):
    # A child's peak counts from before it became the program, and wc needs less than that.
    return "" if key == "wc" else figure(middle(runs, "resident_bytes") / MIB, 0)


def agreement(case):
    """One sentence on whether all programs found the same; none where no program finds anything."""
    told = {}
    for key, runs in case["runs"].items():
        for run in runs:
            if "findings" in run:
                told.setdefault((run["findings"], run["connections"]), set()).add(key)
            elif run["lines"] != case["events"] + case["chunks"]:
                return f"{title(case)}: **{key} counted {run['lines']:,} lines, not {case['events'] + case['chunks']:,}**"
    if not told:
        return None
    said = [f"{findings:,} findings, {connections:,} connections in the first 10,000" for findings, connections in told]
    if len(told) == 1:
        return f"{title(case)}: all programs say {said[0]}"
    return f"{title(case)}: **not the same:** " + "; ".join(
        f"{text} ({', '.join(sorted(keys))})" for text, keys in zip(said, told.values())
    )


def starts(results):
    base = middle(results["starts"].get("sdk", []), "wall_s")
    rows = []
    for key, runs in results["starts"].items():
        name = results["names"][key.removesuffix("-first")] + (", first start" if key.endswith("-first") else "")
        wall = middle(runs, "wall_s")
        rows.append([
            name, figure(middle(runs, "first_reply_s") * 1000, 1), figure(wall * 1000, 1), figure(base and wall / base),
            figure(middle(runs, "cpu_s") * 1000, 0), figure(middle(runs, "resident_bytes") / MIB, 0), str(len(runs)),
        ])
    return table(["program", "first reply ms", "whole process ms", "to the SDK's", "CPU ms", "memory MB", "starts"], rows)


def tables(results):
    """The tables by the name of the mark that they belong to."""
    made = {"machine": f"{results['machine']}. Load before: {results['load']}."}
    if results["cases"]:
        made["comparison"] = comparison(results)
        made["agreement"] = "\n".join(f"- {said}" for case in results["cases"] if (said := agreement(case)))
    if "starts" in results:
        made["starts"] = starts(results)
    rows = goals.rows(results)
    if rows:
        made["goals"] = table(["what", "aim", "measured", "holds"], rows)
    return made


def insert(text, name, content):
    """The text with the content between its marks of this name."""
    begin, end = f"<!-- bench:{name} -->", f"<!-- /bench:{name} -->"
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise SystemExit(f"--markdown: the file has no {begin} ... {end}")
    return f"{before}{begin}\n{content}\n{end}{after}"
