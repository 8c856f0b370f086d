"""Runs one program over chunk bodies and prints one JSON object of figures.

    python3 bench/drive.py [--think MS] [--args "span=1h"] FILE|- -- COMMAND [ARG ...]
    python3 bench/drive.py --as plain FILE -- COMMAND [ARG ...]

As splunkd does, in lockstep: a chunk is sent when the one before was answered. --think is the time
that splunkd takes to make a chunk. "-" for FILE asks getinfo only. --as plain writes the file's bytes
alone, with no protocol; --as none runs a program that reads the file itself.
"""

import argparse
import csv
import io
import json
import mmap
import os
import re
import sys
import time

import events
from pipe import Ended, Pipe


def getinfo(words):
    info = {
        "args": words, "raw_args": words, "sid": "1.1", "dispatch_dir": "", "session_key": "", "app": "vpsbeacon",
        "owner": "admin", "username": "admin", "splunkd_uri": "https://127.0.0.1:8089", "splunk_version": "9.3.2",
        "search": "", "command": "vpsbeacon", "maxresultrows": 50000, "earliest_time": "0", "latest_time": "0",
    }
    return {"action": "getinfo", "preview": False, "streaming_command_will_restart": False, "searchinfo": info}


def mapped(path):
    with open(path, "rb") as data:
        return memoryview(mmap.mmap(data.fileno(), 0, prot=mmap.PROT_READ))


def result(answers):
    """What the rows of a report say: findings in all and, of those that are shown, the connections. Of other rows how many."""
    shown = connections = left_out = 0
    for metadata, body in answers:
        rows = csv.DictReader(io.StringIO(body.decode()))
        if rows.fieldnames and "ConnectionCount" not in rows.fieldnames:
            return {"rows": sum(len(list(csv.DictReader(io.StringIO(body.decode())))) for _, body in answers)}
        for row in rows:
            shown += 1
            connections += int(row["ConnectionCount"])
        for _, message in metadata.get("inspector", {}).get("messages", []):
            if said := re.search(r"left out (\d+) finding", message):
                left_out = int(said[1])
    return {"findings": shown + left_out, "connections": connections}


def converse(pipe, path, ends, words, think):
    """Plays a search; times to the first reply, in sending and in waiting for replies, and the answers."""
    pipe.send(getinfo(words))
    pipe.receive()
    figures = {"first_reply_s": time.perf_counter() - pipe.started, "sent_s": 0.0, "waited_s": 0.0}
    answers = []
    if ends:
        begin, view = 0, mapped(path)
        for end in ends:
            time.sleep(think)
            ready = time.perf_counter()
            pipe.send({"action": "execute", "finished": end == ends[-1]}, view[begin:end])
            begin = end
            sent = time.perf_counter()
            answers.append(pipe.receive())
            figures["sent_s"] += sent - ready
            figures["waited_s"] += time.perf_counter() - sent
    return figures, answers


def measure(command, path, how, words, think):
    ends = events.ends_of(path) if how == "protocol" and path != "-" else []
    pipe = Pipe(command)
    figures, answers = {}, []
    if how == "protocol":
        figures, answers = converse(pipe, path, ends, words, think)
    elif how == "plain":
        pipe.put(mapped(path))
    rest, wall, cpu, resident = pipe.end()
    figures |= {"wall_s": wall, "cpu_s": cpu, "resident_bytes": resident}
    if how != "protocol":
        told = json.loads(rest)
        figures |= told if isinstance(told, dict) else {"lines": told}
    elif path != "-":
        figures |= result(answers)
    return figures


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--as", dest="how", choices=["protocol", "plain", "none"], default="protocol")
    arguments.add_argument("--think", type=events.milliseconds, default=0)
    arguments.add_argument("--args", default="")
    arguments.add_argument("file")
    arguments.add_argument("command", nargs="+")
    given = arguments.parse_args()
    try:
        figures = measure(given.command, given.file, given.how, given.args.split(), given.think / 1000)
    except Ended as error:
        sys.exit(f"{os.path.basename(given.command[0])}: {error}")
    except OSError as error:
        sys.exit(f"drive.py: {error.filename}: {error.strerror}. (Rows and their index are written by bench/events.py.)")
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
