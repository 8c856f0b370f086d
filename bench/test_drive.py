"""Run with: python3 -m unittest discover -s bench"""

import os
import sys
import tempfile
import unittest

import drive
import events
from pipe import Ended

ANSWERS = """
import json, sys

def frame(metadata, body=b""):
    head = json.dumps(metadata).encode()
    sys.stdout.buffer.write(b"chunked 1.0,%d,%d\\n" % (len(head), len(body)) + head + body)
    sys.stdout.buffer.flush()

while line := sys.stdin.buffer.readline():
    _, head, body = line.split(b",")
    asked = json.loads(sys.stdin.buffer.read(int(head)))
    rows = sys.stdin.buffer.read(int(body)).count(b"\\n") - 1
    if asked["action"] == "getinfo":
        frame({"type": "reporting"})
    elif "ERROR" in sys.argv:
        frame({"error": "no such option"})
    else:
        frame({"finished": asked["finished"]}, b"ConnectionCount\\n%d\\n" % rows)
"""


class DriveTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "rows")
        events.write(self.path, 70_000, 5)

    def test_a_search_is_played_in_lockstep_and_its_rows_are_summed(self):
        figures = drive.measure([sys.executable, "-c", ANSWERS], self.path, "protocol", [], 0)
        self.assertEqual((2, 70_000), (figures["findings"], figures["connections"]))
        self.assertLess(figures["first_reply_s"] + figures["sent_s"] + figures["waited_s"], figures["wall_s"])

    def test_time_that_splunkd_thinks_is_no_waiting(self):
        figures = drive.measure([sys.executable, "-c", ANSWERS], self.path, "protocol", [], 0.3)
        self.assertLess(figures["first_reply_s"] + figures["waited_s"], figures["wall_s"] - 0.6)

    def test_an_error_is_told(self):
        with self.assertRaisesRegex(Ended, "no such option"):
            drive.measure([sys.executable, "-c", ANSWERS, "ERROR"], self.path, "protocol", [], 0)

    def test_a_program_that_fails_or_is_not_there_is_told(self):
        for command in (["false"], ["/nowhere/at/all"]):
            with self.assertRaises(Ended):
                drive.measure(command, self.path, "plain", [], 0)

    def test_plain_bytes_are_those_of_the_file(self):
        self.assertEqual(70_002, drive.measure(["wc", "-l"], self.path, "plain", [], 0)["lines"])

    def test_findings_that_a_limit_left_out_count(self):
        message = {"inspector": {"messages": [["INFO", "limit=1 left out 41 findings of lower rank; limit=0 shows all"]]}}
        self.assertEqual({"findings": 42, "connections": 9}, drive.result([(message, b"ConnectionCount\n9\n")]))

    def test_rows_that_are_no_findings_are_counted(self):
        self.assertEqual({"rows": 3}, drive.result([({}, b"_time,host\n1,a\n2,b\n"), ({}, b"_time,host\n3,c\n"), ({}, b"")]))

    def test_an_index_that_is_not_of_these_rows_is_refused(self):
        for index in ("", "x\n", "7\n", "9\n3\n"):
            with open(self.path + ".index", "w") as out:
                out.write(index)
            with self.assertRaisesRegex(OSError, "no index of these rows"):
                drive.measure(["true"], self.path, "protocol", [], 0)


if __name__ == "__main__":
    unittest.main()
