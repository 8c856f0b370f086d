"""What the command is meant to reach, and what was measured of it."""

from statistics import median


class Measured:
    """Medians by case, program and figure; None where something was not measured."""

    def __init__(self, results):
        self.results = results

    def of(self, key, figure, events, groups=1_000, wide=False, think=0):
        for case in self.results["cases"]:
            if (case["events"], case["groups"], case["wide"], case["think"]) == (events, groups, wide, think):
                return self._median(case["runs"].get(key, []), figure)
        return None

    def start(self, key, figure):
        return self._median(self.results.get("starts", {}).get(key, []), figure)

    @staticmethod
    def _median(runs, figure):
        return median(run[figure] for run in runs) if runs else None


def at_least(aim, value, base, unit="times"):
    """The base must be at least so many times the value."""
    if value is None or base is None:
        return None
    # Waits may be too short to be told from none.
    ratio = base / max(value, 1e-4)
    return f"≥ {aim:g} {unit}", f"{ratio:.1f}", ratio >= aim


def at_most(aim, value, base):
    if value is None or base is None:
        return None
    return f"≤ {aim:.2f}", f"{value / base:.2f}", value / base <= aim


M = 1_000_000


def rows(results):
    """The goals that the measured cases tell something about: what, aim, measured, whether it holds."""
    measured = Measured(results)
    of, start = measured.of, measured.start
    made = []

    def add(what, judged):
        if judged:
            aim, value, holds = judged
            made.append([what, aim, value, "yes" if holds else "**no**"])

    for key, name in results["names"].items():
        if not (key.startswith("java") or key == "own"):
            continue
        own = key == "own"

        def faster(aim, *case, **more):
            return at_least(aim, of(key, "wall_s", *case, **more), of("sdk", "wall_s", *case, **more))

        add(f"{name}: events/s to the SDK's, 1 M narrow", faster(10 if own else 7, M))
        add(f"{name}: events/s to the SDK's, 10 M narrow", faster(20, 10 * M))
        add(f"{name}: events/s to the SDK's, 10 M in 1 M groups", faster(14, 10 * M, M))
        add(f"{name}: events/s to the SDK's, 1 M wide", faster(10, M, wide=True))
        add(f"{name}: SDK's CPU to its own, 10 M", at_least(14, of(key, "cpu_s", 10 * M), of("sdk", "cpu_s", 10 * M)))
        add(
            f"{name}: SDK's wait to its own, 100 ms a chunk",
            at_least(50, of(key, "waited_s", M, think=100), of("sdk", "waited_s", M, think=100)),
        )
        for figure, word in (("wall_s", "wall"), ("cpu_s", "CPU")):
            value = of(key, figure, 10 * M)
            add(f"{name}: {word} to DuckDB's from the pipe, 10 M", at_most(1 / 3, value, of("duckdb-pipe", figure, 10 * M)))
            add(f"{name}: {word} to polars' from the file, 10 M", at_most(1, value, of("polars-file", figure, 10 * M)))
        for state, word in (("-first", "first start"), ("", "later start")):
            for figure, what in (("first_reply_s", "first reply"), ("wall_s", "whole getinfo process")):
                judged = at_most(0.5 if own else 1, start(key + state, figure), start("sdk", figure))
                add(f"{name}: {what} to the SDK's, {word}", judged)
        add(f"{name}: CPU of 10 M to that of 1 M", at_most(10.5, of(key, "cpu_s", 10 * M), of(key, "cpu_s", M)))
        resident = of(key, "resident_bytes", 10 * M, M)
        if resident is not None:
            add(f"{name}: resident, 10 M in 1 M groups", ("< 384 MB", f"{resident / (1 << 20):.0f} MB", resident < 384 << 20))
    return made
