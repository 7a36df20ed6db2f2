"""The judges accept the samples that are good and refuse those that are not, each as it should.

Run with `python -m unittest self_test` in this folder.
"""

import tempfile
import unittest
from pathlib import Path

import client
import end_to_end
import grammar
import lexers
import lexical
import scripts

# Which judges have to refuse which sample; one that is hostile only to a client is good grammar.
REFUSED_BY = {
    "asynchronous.sql": {"client", "grammar"},
    "backslash-in-name.sql": {"client", "grammar"},
    "carriage-return-in-comment.sql": {"client", "grammar"},
    "client-command.sql": {"client", "grammar"},
    "comment-not-closed.sql": {"client", "grammar"},
    "expression-in-literal.sql": {"client", "grammar"},
    "misspelt-keyword.sql": {"grammar"},
    "template-in-password.sql": {"client"},
}


class Samples(unittest.TestCase):
    """Every sample meets every judge."""

    def test_good_samples_are_accepted(self):
        for script in scripts.below(scripts.ACCEPTED):
            with self.subTest(script.name):
                self.assertEqual(client.problems(script.text), [])
                self.assertEqual(grammar.problems(script.text), [])

    def test_hostile_samples_are_refused_by_the_judges_that_should(self):
        for script in scripts.below(scripts.REFUSED):
            with self.subTest(script.name):
                judges = {"client": client, "grammar": grammar}
                refused = {name for name, judge in judges.items() if judge.problems(script.text)}
                self.assertEqual(refused, REFUSED_BY[script.name.rsplit("/", 1)[1]])

    def test_every_sample_that_is_named_is_there(self):
        names = {script.name.rsplit("/", 1)[1] for script in scripts.below(scripts.REFUSED)}
        self.assertEqual(names, set(REFUSED_BY))


class EndToEnd(unittest.TestCase):
    """The real process, against what it is not meant to send."""

    def test_a_rewritten_password_is_noticed(self):
        script = scripts.read(scripts.REFUSED / "template-in-password.sql")
        self.assertIn("whole: statement 1 arrives otherwise", end_to_end.problems(script.text))

    def test_a_statement_after_the_failed_one_is_noticed(self):
        meant = lexical.statements("SELECT 1;")
        result = (["SELECT 1;", "SELECT 2;"], 1)
        found = end_to_end.difference("cut", meant, result, succeeds=False)
        self.assertEqual(found, "cut: 2 statements arrive, 1 are meant")


class Lexers(unittest.TestCase):
    """The comparison can fail."""

    def test_a_reader_that_reads_otherwise_is_noticed(self):
        right = lexers.encoded(["SELECT '&';"])
        self.assertFalse(lexers.snow_differs("SELECT '&&';", right))
        self.assertTrue(lexers.snow_differs("SELECT '&&';", lexers.encoded(["SELECT '&&';"])))
        self.assertTrue(lexers.snow_differs("SELECT '{# ';", right))
        self.assertTrue(lexers.snow_differs("SELECT 1;", "Nothing"))


class Snapshots(unittest.TestCase):
    """Snapshots come with and without insta's header."""

    def test_the_header_of_a_snapshot_is_no_part_of_the_script(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "create.sql.snap")
            path.write_text("---\nsource: tests/create.rs\n---\nSELECT 1;\n")
            self.assertEqual([script.text for script in scripts.below(Path(folder))], ["SELECT 1;\n"])


if __name__ == "__main__":
    unittest.main()
