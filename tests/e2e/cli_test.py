"""The command line: joinery feel and joinery dmn, called as people and scripts call them."""
import os
import pathlib
import pty
import subprocess
import tempfile
import unittest

JOINERY = pathlib.Path(os.environ["JOINERY_SERVER"]).with_name("joinery")
MODELS = pathlib.Path(__file__).resolve().parents[2] / "engine/dmn/tests/models"


def joinery(*words, text=None):
    return subprocess.run([JOINERY, *map(str, words)], input=text, capture_output=True, text=True, timeout=60)


class FeelTest(unittest.TestCase):
    def test_one_expression_is_evaluated(self):
        done = joinery("feel", 'if area >= 300 then "需许可" else "免办"', "--context", '{"area": 350}')
        self.assertEqual((done.stdout.strip(), done.returncode), ('"需许可"', 0))
        self.assertEqual(joinery("feel", "Floor Area + 1", "--context", '{"Floor Area": 1}').stdout.strip(), "2")

    def test_a_mistake_is_shown_where_it_is(self):
        done = joinery("feel", "1 + * 2")
        self.assertEqual((done.stdout, done.returncode), ("", 1))
        message, line, mark = done.stderr.splitlines()
        self.assertIn("[feel-syntax]", message)
        self.assertEqual((line, mark), ("  1 + * 2", "      ^"))

    def test_null_comes_with_its_reason(self):
        done = joinery("feel", "1 / 0")
        self.assertEqual(done.stdout.strip(), "null")
        self.assertIn("cannot divide by zero", done.stderr)

    def test_lines_come_from_standard_input(self):
        done = joinery("feel", text="1 + 1\n\n:history\n!1\n")
        self.assertEqual(done.stdout.split("\n"), ["2", "1  1 + 1", "2", ""])

    def test_unary_tests_and_wrong_calls(self):
        self.assertEqual(joinery("feel", "[1..5)", "--unary-tests", "--context", '{"?": 5}').stdout.strip(), "false")
        self.assertEqual(joinery("feel", "1", "--nothing").returncode, 2)

    def test_a_terminal_keeps_a_history_between_calls(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertIn("42", self.at_terminal(folder, b"40 + 2\n"))
            up = self.at_terminal(folder, b"\x1b[A\n")  # the arrow fetches the line of the first call
            self.assertIn("42", up.split("40 + 2")[-1])

    def at_terminal(self, folder, keys):
        environment = dict(os.environ, XDG_STATE_HOME=folder, TERM="xterm", LC_ALL="C.UTF-8")
        main, side = pty.openpty()
        process = subprocess.Popen([JOINERY, "feel"], stdin=side, stdout=side, stderr=side, env=environment, start_new_session=True)
        os.close(side)
        shown = self.read_until_prompt(main, b"")
        os.write(main, keys)
        shown += self.read_until_prompt(main, b"\n42")
        os.write(main, b"\x04")
        process.wait(30)
        os.close(main)
        return shown.decode()

    def read_until_prompt(self, file, before):
        """The end of a terminal's input means something only where a prompt waits for it."""
        shown = b""
        while before not in shown.replace(b"\r", b"") or not shown.endswith(b"feel> "):
            shown += os.read(file, 4096)
        return shown


class DmnTest(unittest.TestCase):
    def test_a_decision_is_made(self):
        done = joinery("dmn", "evaluate", MODELS / "fees.dmn", "--decision", "Fee", "--variables", '{"Floor Area": 1000, "kind": "新建"}')
        self.assertEqual(done.returncode, 0)
        self.assertIn('"result": 2000', done.stdout)
        self.assertIn('"new"', done.stdout)

    def test_checks_tell_gaps_with_their_place_and_an_example(self):
        done = joinery("dmn", "check", MODELS / "checks.dmn")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stderr, r'checks\.dmn:\d+:\d+: warning: no rule hits where .*, for example area = 1001, kind = "新建"')

    def test_a_broken_model_is_refused_with_line_and_column(self):
        done = joinery("dmn", "check", MODELS / "bad.dmn")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"bad\.dmn:6:3: error: .*\[feel-syntax\] \(syntax\)")


if __name__ == "__main__":
    unittest.main()
