"""A child process and both ends of it; its own child, so that wait4 tells its CPU and memory alone."""

import json
import os
import re
import time


class Ended(Exception):
    """The command ended, or answered with an error, before it was done."""


class Pipe:
    def __init__(self, command, environment=None):
        self.started = time.perf_counter()
        read_end, self.write = os.pipe()
        self.read, write_end = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.dup2(read_end, 0)
            os.dup2(write_end, 1)
            for descriptor in (read_end, write_end, self.write, self.read):
                os.close(descriptor)
            try:
                os.execvpe(command[0], command, os.environ if environment is None else environment)
            except OSError as error:
                os.write(2, f"{command[0]}: {error.strerror}\n".encode())
                os._exit(127)
        os.close(read_end)
        os.close(write_end)
        self.buffer = b""

    def put(self, data):
        view = memoryview(data)
        while view:
            try:
                view = view[os.write(self.write, view) :]
            except BrokenPipeError:
                raise Ended("the command ended while it was written to") from None

    def send(self, metadata, body=b""):
        """A frame of the chunked protocol."""
        head = json.dumps(metadata).encode()
        self.put(b"chunked 1.0,%d,%d\n" % (len(head), len(body)) + head)
        self.put(body)

    def receive(self):
        """The metadata and the body of the next frame."""
        while b"\n" not in self.buffer:
            self._fill()
        line, self.buffer = self.buffer.split(b"\n", 1)
        if not (header := re.fullmatch(rb"chunked 1\.0,(\d+),(\d+)", line)):
            raise Ended(f"the command wrote {line[:80]!r}, which begins no frame")
        metadata, body = header.groups()
        answer, body = json.loads(self._take(int(metadata))), self._take(int(body))
        if "error" in answer:
            raise Ended(answer["error"])
        return answer, body

    def rest(self):
        """What the command writes until it ends."""
        parts = [self.buffer]
        while data := os.read(self.read, 1 << 16):
            parts.append(data)
        return b"".join(parts)

    def end(self):
        """Closes the command's input and waits for its end: wall and CPU seconds, peak resident bytes."""
        os.close(self.write)
        rest = self.rest()
        os.close(self.read)
        _, status, usage = os.wait4(self.pid, 0)
        wall = time.perf_counter() - self.started
        if status:
            raise Ended(f"the command ended with {os.waitstatus_to_exitcode(status)}")
        return rest, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024

    def _fill(self):
        data = os.read(self.read, 1 << 16)
        if not data:
            raise Ended("the command ended early")
        self.buffer += data

    def _take(self, size):
        parts = [self.buffer]
        missing = size - len(self.buffer)
        while missing > 0:
            data = os.read(self.read, 1 << 16)
            if not data:
                raise Ended("the command ended early")
            parts.append(data)
            missing -= len(data)
        joined = b"".join(parts)
        self.buffer = joined[size:]
        return joined[:size]
