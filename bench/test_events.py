"""Run with: python3 -m unittest discover -s bench"""

import csv
import io
import os
import tempfile
import unittest
from datetime import datetime, timezone
from xml.etree import ElementTree

import events
import soak


def rows(body):
    return list(csv.DictReader(io.StringIO(body.decode())))


class EventsTest(unittest.TestCase):
    def test_every_row_has_a_cell_for_each_column(self):
        for wide in (False, True):
            [body] = events.bodies(100, 10, wide)
            lines = list(csv.reader(io.StringIO(body.decode())))
            self.assertEqual({len(lines[0])}, {len(line) for line in lines})
            self.assertEqual(wide, "_raw" in lines[0])

    def test_a_wide_row_tells_its_time_and_never_comes_again(self):
        [body] = events.bodies(20_000, 10, wide=True)
        wide = rows(body)
        self.assertEqual(20_000, len({row["_raw"] for row in wide}))
        for row in (wide[0], wide[-1]):
            utc = datetime.fromtimestamp(float(row["_time"]), timezone.utc).isoformat(" ", "milliseconds")
            self.assertIn(f"<Data Name='UtcTime'>{utc.removesuffix('+00:00')}</Data>", row["_raw"])
            self.assertIn(f"<Data Name='SourcePort'>{row['SourcePort']}</Data>", row["_raw"])
            self.assertEqual("Event", ElementTree.fromstring(row["_raw"]).tag.partition("}")[2])

    def test_chunks_hold_all_rows_newest_first(self):
        bodies = list(events.bodies(120_000, 10))
        self.assertEqual([50_000, 50_000, 20_000], [body.count(b"\n") - 1 for body in bodies])
        times = [float(row["_time"]) for body in bodies for row in rows(body)]
        self.assertEqual(sorted(times, reverse=True), times)
        self.assertGreaterEqual(times[-1], events.START)

    def test_groups_differ_in_what_is_grouped_by(self):
        keys = {tuple(row.split(",")[1:6]) for row in events.group_rows(200_000)}
        self.assertEqual(200_000, len(keys))

    def test_the_same_bytes_each_time_cut_where_the_index_says(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "rows")
            events.write(path, 60_000, 10)
            with open(path, "rb") as data:
                written = data.read()
            first, second = events.ends_of(path)
            self.assertEqual([written[:first], written[first:second]], list(events.bodies(60_000, 10)))
            self.assertEqual(len(written), second)


class SoakTest(unittest.TestCase):
    def test_chunks_made_on_the_way_hold_all_rows_newest_first_within_the_hours(self):
        bodies = list(soak.bodies(600_000, 10, 2))
        self.assertEqual(600_000, sum(body.count(b"\n") - 1 for body in bodies))
        times = [float(row["_time"]) for body in (bodies[0], bodies[8], bodies[-1]) for row in rows(body)]
        self.assertEqual(sorted(times, reverse=True), times)
        self.assertGreaterEqual(times[-1], events.START)
        self.assertLess(times[0], events.START + 2 * 3600)

    def test_a_short_search_is_one_chunk(self):
        [body] = soak.bodies(10, 3, 1)
        self.assertEqual(10, len(rows(body)))


if __name__ == "__main__":
    unittest.main()
