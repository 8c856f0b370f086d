"""Run with: python3 -m unittest discover -s .ci/gates"""

import unittest

from judge_appinspect import judge


def report(*checks, quiet=250):
    rest = [{"name": f"check_{n}", "result": "success", "messages": []} for n in range(quiet)]
    return {"reports": [{"groups": [{"checks": rest + list(checks)}]}]}


def check(result, name="check_x", file="default/app.conf"):
    message = {"result": result, "message": "because", "message_filename": file}
    return {"name": name, "result": result, "messages": [message]}


JUSTIFIED = [{"check": "check_x", "file": "default/app.conf", "why": "it is so"}]


class JudgeTest(unittest.TestCase):
    def reasons(self, given, justified=()):
        return judge(given, list(justified))[0]

    def test_clean_report_passes(self):
        self.assertEqual([], self.reasons(report()))

    def test_too_few_checks_are_refused(self):
        self.assertEqual(1, len(self.reasons(report(quiet=12))))

    def test_any_other_result_is_refused(self):
        for result in ("warning", "future", "future_warning", "failure", "error", "manual_check"):
            self.assertEqual(1, len(self.reasons(report(check(result)))), result)

    def test_justified_warning_passes(self):
        self.assertEqual([], self.reasons(report(check("warning")), JUSTIFIED))

    def test_failure_cannot_be_justified(self):
        self.assertEqual(2, len(self.reasons(report(check("failure")), JUSTIFIED)))

    def test_warning_in_another_file_is_not_justified(self):
        given = report(check("warning"), check("warning", file="default/macros.conf"))
        self.assertEqual(1, len(self.reasons(given, JUSTIFIED)))

    def test_justified_warning_that_is_gone_is_refused(self):
        self.assertEqual(1, len(self.reasons(report(), JUSTIFIED)))

    def test_reason_without_words_justifies_nothing(self):
        self.assertEqual(1, len(self.reasons(report(check("warning")), [dict(JUSTIFIED[0], why=" ")])))

    def test_check_without_messages_is_seen(self):
        bare = {"name": "check_x", "result": "error", "messages": []}
        self.assertEqual(1, len(self.reasons(report(bare))))


if __name__ == "__main__":
    unittest.main()
