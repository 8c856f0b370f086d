"""Runs a search command over chunk bodies as splunkd does, in lockstep through a pipe.

    python3 bench/drive.py FILE [--think MS] [--args "span=1h"] -- COMMAND [ARG ...]

Prints one JSON object: wall and CPU seconds, peak resident memory, time to the first reply, time that
the driver waited for replies, rows in the answer. --think is the time that splunkd takes to make a
chunk. Without FILE ("-") only getinfo is asked.
"""

import argparse
import json
import mmap
import os
import sys
import time


class Pipe:
    """Both ends of a command; its own child, so that wait4 tells its CPU and memory alone."""

    def __init__(self, command):
        read_end, self.write = os.pipe()
        self.read, write_end = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.dup2(read_end, 0)
            os.dup2(write_end, 1)
            for descriptor in (read_end, write_end, self.write, self.read):
                os.close(descriptor)
            os.execvp(command[0], command)
        os.close(read_end)
        os.close(write_end)
        self.buffer = b""

    def send(self, metadata, body=b""):
        head = json.dumps(metadata).encode()
        self.put(b"chunked 1.0,%d,%d\n" % (len(head), len(body)) + head)
        self.put(body)

    def put(self, data):
        view = memoryview(data)
        while view:
            view = view[os.write(self.write, view) :]

    def fill(self):
        data = os.read(self.read, 1 << 16)
        if not data:
            sys.exit("the command ended early")
        self.buffer += data

    def take(self, size):
        while len(self.buffer) < size:
            self.fill()
        taken, self.buffer = self.buffer[:size], self.buffer[size:]
        return taken

    def receive(self):
        while b"\n" not in self.buffer:
            self.fill()
        line, self.buffer = self.buffer.split(b"\n", 1)
        _, metadata, body = line.split(b",")
        return json.loads(self.take(int(metadata))), self.take(int(body))


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file")
    arguments.add_argument("--think", type=float, default=0)
    arguments.add_argument("--args", default="")
    arguments.add_argument("command", nargs="+")
    given = arguments.parse_args()
    words = given.args.split()

    start = time.perf_counter()
    pipe = Pipe(given.command)
    info = {"args": words, "raw_args": words, "sid": "1.1", "dispatch_dir": "", "session_key": "", "app": "vpsbeacon",
            "owner": "admin", "username": "admin", "splunkd_uri": "https://127.0.0.1:8089", "splunk_version": "9.3.2",
            "search": "", "command": "vpsbeacon", "maxresultrows": 50000, "earliest_time": "0", "latest_time": "0"}
    pipe.send({"action": "getinfo", "preview": False, "streaming_command_will_restart": False, "searchinfo": info})
    answer, _ = pipe.receive()
    if "error" in answer:
        sys.exit(answer["error"])
    first_reply = time.perf_counter() - start

    waited, rows = 0.0, 0
    if given.file != "-":
        ends = [int(line) for line in open(given.file + ".index")]
        with open(given.file, "rb") as data:
            view = memoryview(mmap.mmap(data.fileno(), 0, prot=mmap.PROT_READ))
        begin = 0
        for end in ends:
            time.sleep(given.think / 1000)
            pipe.send({"action": "execute", "finished": end == ends[-1]}, view[begin:end])
            begin = end
            sent = time.perf_counter()
            answer, body = pipe.receive()
            waited += time.perf_counter() - sent
            if "error" in answer:
                sys.exit(answer["error"])
            rows += max(0, body.count(b"\n") - 1)
    os.close(pipe.write)
    _, status, usage = os.wait4(pipe.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"the command ended with {status}")
    print(json.dumps({
        "wall_s": round(wall, 3), "cpu_s": round(usage.ru_utime + usage.ru_stime, 3), "rss_mb": usage.ru_maxrss // 1024,
        "first_reply_ms": round(first_reply * 1000, 1), "waited_s": round(waited, 3), "rows": rows,
    }))


main()
