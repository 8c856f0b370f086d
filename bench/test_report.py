"""Run with: python3 -m unittest discover -s bench"""

import unittest
import xml.dom.minidom

import chart
import goals
import report


def run(wall, cpu=1.0, **more):
    return {"wall_s": wall, "cpu_s": cpu, "resident_bytes": 100 << 20, **more}


def found(wall, findings=7, connections=70, **more):
    return run(wall, findings=findings, connections=connections, first_reply_s=0.05, waited_s=0.5, **more)


def results(**runs):
    case = {"events": 1_000_000, "groups": 1_000, "wide": False, "think": 0, "bytes": 184e6, "chunks": 20, "runs": runs}
    names = {"own": "Own", "sdk": "SDK", "wc": "wc -l"}
    return {"machine": "A machine", "load": 0.1, "names": names, "cases": [case]}


class ReportTest(unittest.TestCase):
    def test_figures_are_medians_beside_the_sdk(self):
        rows = report.comparison(results(own=[found(0.5), found(9), found(0.4)], sdk=[found(5, cpu=4.0)])).splitlines()
        self.assertIn("| 0.50 | 2.00 | 368 | 1.00 | 100 | 50 | 0.50 | 10.0 | 4.0 | 3 |", rows[2])
        self.assertIn("1 M, 1,000 groups, narrow", rows[2])

    def test_programs_that_find_the_same_agree(self):
        [case] = results(own=[found(1)], sdk=[found(5)], wc=[run(0.1, lines=1_000_020)])["cases"]
        self.assertIn("all programs say 7 findings, 70 connections", report.agreement(case))

    def test_a_difference_is_told(self):
        [case] = results(own=[found(1), found(1, connections=71)], sdk=[found(5)])["cases"]
        self.assertIn("not the same", report.agreement(case))
        [case] = results(own=[found(1)], wc=[run(0.1, lines=999)])["cases"]
        self.assertIn("wc counted 999 lines", report.agreement(case))

    def test_goals_tell_what_holds_and_what_does_not(self):
        held = goals.rows(results(own=[found(0.5)], sdk=[found(5)]))
        self.assertIn(["Own: events/s to the SDK's, 1 M narrow", "≥ 10 times", "10.0", "yes"], held)
        missed = goals.rows(results(own=[found(0.6)], sdk=[found(5)]))
        self.assertIn(["Own: events/s to the SDK's, 1 M narrow", "≥ 10 times", "8.3", "**no**"], missed)

    def test_what_was_not_measured_is_no_goal(self):
        self.assertEqual([], goals.rows(results(own=[found(1)])))

    def test_a_table_replaces_what_stands_between_its_marks(self):
        text = "a\n<!-- bench:goals -->\nold\n<!-- /bench:goals -->\nb\n"
        self.assertEqual("a\n<!-- bench:goals -->\nnew\n<!-- /bench:goals -->\nb\n", report.insert(text, "goals", "new"))
        with self.assertRaisesRegex(SystemExit, "bench:starts"):
            report.insert(text, "starts", "new")


class ChartTest(unittest.TestCase):
    def test_the_picture_is_xml_with_every_point(self):
        picture = xml.dom.minidom.parseString(chart.draw([(0, 10), (50, 200), (100, 210)], "events", "MB", 384))
        [line] = picture.getElementsByTagName("polyline")
        self.assertEqual(3, len(line.getAttribute("points").split()))

    def test_axes_have_a_few_round_numbers(self):
        for top in (0.8, 3, 7, 42, 100, 422):
            steps = chart.steps(top)
            self.assertTrue(4 <= len(steps) <= 11, (top, steps))
            self.assertLessEqual(steps[-1], top)


if __name__ == "__main__":
    unittest.main()
