"""Sends a long search through one process of the packaged command and watches its memory.

    bench/soak                              100 M events, 1,000 groups, 24 windows of an hour
    bench/soak --events 1000000
    bench/soak --markdown docs/performance.md --picture docs/pictures/soak.svg

The events are made on the way: a few chunks are kept and given new times. Memory is read from the
system once a second.
"""

import argparse
import os
import random
import sys
import tempfile
import threading
import time
from pathlib import Path

import chart
import drive
import events
import programs
import report
from pipe import Ended, Pipe

MIB = 1 << 20
KEPT = 8
HOUR = 3600
SECOND = b"@" * 10


class Template:
    """A chunk's rows in which each whole second stands open."""

    def __init__(self, dice, rows, tails, seconds):
        self.pieces = []
        for second in range(seconds):
            here = rows * (second + 1) // seconds - rows * second // seconds
            times = [b'"%s.%03d"' % (SECOND, 999 - 1000 * i // max(here, 1)) for i in range(here)]
            self.pieces.append(b"".join(map(bytes.__add__, times, dice.choices(tails, k=here))))

    def body(self, head, last):
        """The chunk whose newest second is this one, newest event first."""
        filled = (piece.replace(SECOND, b"%d" % (last - back)) for back, piece in enumerate(self.pieces))
        return head + b"".join(filled)


def bodies(count, groups, hours):
    """The bodies of a search over so many hours, newest first."""
    dice = random.Random(1)
    chunks = -(-count // events.CHUNK_ROWS)
    seconds = max(1, hours * HOUR // chunks)
    tails = [row.encode() for row in events.group_rows(groups)]
    rows = -(-count // chunks)
    templates = [Template(dice, rows, tails, seconds) for _ in range(min(KEPT, chunks))]
    head = events.header().encode()
    for chunk in range(chunks):
        yield templates[chunk % len(templates)].body(head, events.START + hours * HOUR - 1 - chunk * seconds)


class Watch(threading.Thread):
    """Notes once a second how far the search is and what the process holds."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid = pid
        self.sent = 0
        self.samples = []
        self.over = threading.Event()
        self.began = time.monotonic()

    def run(self):
        while True:
            status = self._status()
            if "VmRSS" in status:
                self.samples.append({
                    "seconds": time.monotonic() - self.began, "events": self.sent,
                    "resident": status["VmRSS"], "peak": status["VmHWM"],
                })
            if self.over.wait(1):
                return

    def _status(self):
        try:
            lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        except OSError:
            return {}
        return {line.split(":")[0]: int(line.split()[1]) << 10 for line in lines if line.startswith(("VmRSS", "VmHWM"))}


def search(command, count, groups, hours):
    """Plays it; gives the samples, and wall and CPU seconds, what was sent and found."""
    pipe = Pipe(command)
    watch = Watch(pipe.pid)
    watch.start()
    pipe.send(drive.getinfo([f"limit=0"]))
    pipe.receive()
    sent_bytes = sent_events = waited = 0
    answers = []
    following = bodies(count, groups, hours)
    body = next(following)
    while body is not None:
        after = next(following, None)
        pipe.send({"action": "execute", "finished": after is None}, body)
        sent_bytes += len(body)
        sent_events += body.count(b"\n") - 1
        sent = time.perf_counter()
        answers.append(pipe.receive())
        waited += time.perf_counter() - sent
        watch.sent = sent_events
        body = after
    watch.over.set()
    watch.join()
    _, wall, cpu, _ = pipe.end()
    return watch.samples, {
        "wall_s": wall, "cpu_s": cpu, "waited_s": waited, "bytes": sent_bytes, "events": sent_events, **drive.result(answers),
    }


def table(samples, figures):
    """Memory at each tenth of the search, and the totals."""
    total = figures["events"]
    rows = []
    for tenth in range(1, 11):
        at = next((each for each in samples if each["events"] >= total * tenth / 10), samples[-1])
        rows.append([
            f"{at['events'] / 1e6:.1f}", report.figure(at["seconds"], 0), report.figure(at["resident"] / MIB, 0),
            report.figure(at["peak"] / MIB, 0),
        ])
    whole = (
        f"{total:,} events ({figures['bytes'] / 1e9:.1f} GB) in {figures['wall_s']:.1f} s wall and {figures['cpu_s']:.1f} s CPU, "
        f"making the events included; the driver waited {figures['waited_s']:.2f} s; {figures['findings']:,} findings with "
        f"{figures['connections']:,} connections, so {'none was lost' if figures['connections'] == total else '**not all**'}."
    )
    return report.table(["M events", "s", "resident MB", "peak MB so far"], rows) + "\n\n" + whole


def options():
    arguments = argparse.ArgumentParser(
        prog="bench/soak", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = arguments.add_argument
    add("--events", type=events.counted, default=100_000_000)
    add("--groups", type=events.counted, default=1_000)
    add("--hours", type=events.counted, default=24, help="what the search spans; a window is an hour")
    add("--package", type=Path, help="a built .spl (default target/vpsbeacon-*.spl that uses the host's Java)")
    add("--java", type=Path, help="the folder of a Java (default what `java` leads to)")
    add("--markdown", type=Path, help="put the table between <!-- bench:soak --> and <!-- /bench:soak --> of this file")
    add("--picture", type=Path, help="draw memory over events into this SVG")
    return arguments.parse_args()


def main():
    given = options()
    built = sorted(each for each in Path(__file__).parent.parent.glob("target/vpsbeacon-*.spl") if "linux" not in each.name)
    package = given.package or (built[0] if built else sys.exit("no package: build one with ./mvnw package, or name one"))
    with tempfile.TemporaryDirectory() as work:
        [program] = programs.of_packages([package], [given.java or programs.java_of_host()], Path(work))
        os.environ.update(program.environment)
        try:
            samples, figures = search(program.command, given.events, given.groups, given.hours)
        except Ended as error:
            sys.exit(f"{program.name}: {error}")
    text = f"{program.name}.\n\n" + table(samples, figures)
    print(text)
    if given.markdown:
        given.markdown.write_text(report.insert(given.markdown.read_text(), "soak", text))
    if given.picture:
        points = [(each["events"] / 1e6, each["resident"] / MIB) for each in samples]
        given.picture.write_text(chart.draw(points, "million events", "resident MB", ceiling=384))


if __name__ == "__main__":
    main()
