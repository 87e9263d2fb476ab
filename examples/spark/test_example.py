"""The example from end to end on its small archive, held against what the command line says of each line by itself.

`cargo xtask test spark` runs it: pyspark beside it, Java, and the program's path in MITJUL.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from collections import Counter
from datetime import date
from pathlib import Path

from pyspark.sql import SparkSession

import ask

HERE = Path(__file__).parent
ARCHIVE = HERE / "archive"
MITJUL = os.environ["MITJUL"]

# What tells one annotation from another.
KEYS = {
    "entities": ["article", "id", "start", "end"],
    "amounts": ["article", "id"],
    "dates": ["article", "id"],
    "claims": ["article", "id"],
    "errors": ["error"],
}

# The archive is small: what takes the time is starting tasks.
SETTINGS = [
    "spark.sql.shuffle.partitions=2",
    "spark.ui.enabled=false",
    "spark.ui.showConsoleProgress=false",
    "spark.driver.memory=1g",
    "spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.codegen.wholeStage=false",
    "spark.log.level=WARN",
]

# A mitjul that ends in the middle of its work the first time that it is started.
FAILS_ONCE = """#!/bin/sh
if mkdir '{mark}' 2>/dev/null; then
    '{mitjul}' "$@" | head -n 5
    exit 1
fi
exec '{mitjul}' "$@"
"""


def submit(program: Path, *arguments: str) -> str:
    """Runs annotate.py as a user does; what it said."""
    command = ["spark-submit", "--master", "local[2,4]", "--files", str(program)]
    for setting in SETTINGS:
        command += ["--conf", setting]
    run = subprocess.run([*command, str(HERE / "annotate.py"), *arguments], stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True, timeout=900)
    if run.returncode != 0:
        raise RuntimeError(f"spark-submit ended with {run.returncode}:\n{run.stdout}")
    return run.stdout


def said() -> list[tuple[dict, dict]]:
    """The archive's lines that are JSON, as far as they are, with what the command line says of each."""
    pairs = []
    for file in sorted(ARCHIVE.glob("*.jsonl")):
        lines = [line for line in file.read_text().splitlines() if line]
        run = subprocess.run([MITJUL, "annotate", "--jsonl", file], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for line, answer in zip(lines, map(json.loads, run.stdout.splitlines()), strict=True):
            row = {} if "not JSON" in answer.get("error", "") else json.loads(line)
            pairs.append((row, answer))
    return pairs


def keys_of(pairs: list[tuple[dict, dict]]) -> dict[str, Counter]:
    """For each table the keys of its rows, and how often each comes."""
    keys = {table: Counter() for table in KEYS}
    for _, answer in pairs:
        article = answer.get("id")
        if "error" in answer:
            keys["errors"][answer["error"],] += 1
            continue
        for table in ["amounts", "dates", "claims"]:
            keys[table].update((article, found["id"]) for found in answer[table])
        for entity in answer["entities"]:
            keys["entities"].update((article, entity["id"], m["start"], m["end"]) for m in entity["mentions"])
    return keys


class Example(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="mitjul-spark-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.mark = cls.folder / "failed"
        cls.once = cls.folder / "once" / "mitjul"
        cls.once.parent.mkdir()
        cls.once.write_text(FAILS_ONCE.format(mark=cls.mark, mitjul=MITJUL))
        cls.once.chmod(0o755)
        cls.out = cls.folder / "out"
        cls.said = said()
        cls.log = submit(cls.once, str(ARCHIVE), str(cls.out))
        builder = SparkSession.builder.master("local[2]")
        for setting in SETTINGS:
            builder = builder.config(*setting.split("=", 1))
        cls.spark = builder.getOrCreate()
        cls.spark.sparkContext.setLogLevel("ERROR")
        cls.addClassCleanup(cls.spark.stop)

    def rows(self, table: str, out: Path | None = None) -> list:
        return self.spark.read.parquet(f"{out or self.out}/{table}").collect()

    def keys(self, table: str, out: Path | None = None) -> Counter:
        return Counter(tuple(row[key] for key in KEYS[table]) for row in self.rows(table, out))

    def test_a_task_that_fails_is_run_again(self):
        self.assertTrue(self.mark.exists())
        self.assertRegex(self.log, "mitjul ended with status -?[0-9]+ before it answered article")

    def test_every_annotation_is_a_row_and_none_is_two(self):
        for table, keys in keys_of(self.said).items():
            with self.subTest(table):
                self.assertGreater(len(keys), 0)
                self.assertEqual(set(keys.values()), {1})
                self.assertEqual(self.keys(table), keys)

    def test_rows_lie_in_the_month_of_their_article(self):
        for table in ["articles", *KEYS]:
            for row in self.rows(table):
                with self.subTest(table, article=row.article):
                    self.assertEqual(row.month, row.published.strftime("%Y-%m") if row.published else "undated")
        months = {path.name for path in (self.out / "claims").glob("month=*")}
        self.assertEqual(months, {"month=2026-01", "month=2026-02", "month=2026-03", "month=undated"})

    def test_offsets_are_those_of_the_text_beside(self):
        texts = {row.article: row.text for row in self.rows("articles")}
        for table in ["entities", "amounts", "dates", "claims"]:
            for row in self.rows(table):
                self.assertEqual(texts[row.article][row.start:row.end], row.text)
        for row in self.rows("amounts"):
            self.assertIn(row.text, row.paragraph)
            self.assertIn(row.paragraph, texts[row.article].split("\n"))

    def test_bad_lines_are_kept_with_the_reason(self):
        errors = sorted(self.rows("errors"), key=lambda row: (row.file, row.line))
        for row, (file, article, reason) in zip(errors, [
            ("2026-a.jsonl", "post-0113", "not JSON"),
            ("2026-b.jsonl", "courier-0211", "text is a list, not a string"),
            ("2026-b.jsonl", "gangbyeon-0206", "no text"),
            ("2026-b.jsonl", "post-0205", "'2026-02-30' is not a day"),
            ("2026-b.jsonl", "saebyeok-0304", "both text and html"),
        ], strict=True):
            self.assertIn(reason, row.error)
            self.assertIn(f'"id":"{article}"', row.line)
            self.assertEqual(row.file, file)

    def test_a_month_that_is_done_again_takes_the_place_of_what_was_there(self):
        # The same articles in Parquet, with dates that are dates and without the lines that were no articles.
        archive = self.folder / "parquet"
        good = [(*map(row.get, ["id", "text", "html", "outlet", "lang"]), date.fromisoformat(row["published"]))
                for row, answer in self.said if "error" not in answer and row["published"]]
        self.spark.createDataFrame(good, "id string, text string, html string, outlet string, lang string, published date"
                                   ).write.parquet(str(archive))
        again = self.folder / "again"
        shutil.copytree(self.out, again)
        before = {table: self.keys(table) for table in KEYS}
        submit(Path(MITJUL), str(archive), str(again), "--format", "parquet", "--months", "2026-02")
        after = {table: self.keys(table, again) for table in KEYS}
        mended = before.pop("errors") - after.pop("errors")
        self.assertEqual(after, before)
        # The lines of February that were no articles are no longer there.
        self.assertEqual(sorted(error for error, in mended), ["no text", "text is a list, not a string"])

    def answer(self, question: str, topic: str = "") -> list[tuple]:
        return [tuple(row) for row in ask.answers(self.spark, str(self.out), topic)[question].collect()]

    def test_who_is_quoted_most_on_a_topic(self):
        for topic, first in [("Battery plant", "Tomas Reuel"), ("화재", "김도윤")]:
            claims, quotations, outlets = Counter(), Counter(), {}
            for row, answer in self.said:
                if "error" in answer or topic.lower() not in answer.get("text", row.get("text")).lower():
                    continue
                names = {entity["id"]: entity["name"] for entity in answer["entities"]}
                for claim in answer["claims"]:
                    if claim["speaker"]:
                        who = names.get(claim["speaker"]["entity"], claim["speaker"]["text"])
                        claims[who] += 1
                        quotations[who] += claim["kind"] != "indirect"
                        outlets.setdefault(who, set()).add(row["outlet"])
            expected = sorted(claims, key=lambda who: (-quotations[who], -claims[who], who))[:10]
            found = self.answer("quoted", topic)
            self.assertEqual(found, [(who, claims[who], quotations[who], len(outlets[who])) for who in expected])
            self.assertEqual(found[0][0], first)

    def test_figures_that_two_outlets_give_differently(self):
        found = {(row[3], row[5]) for row in self.answer("figures")}
        self.assertEqual(found, {
            ("1,200", "1,400"),
            ("23명", "20명"),
            ("$16 million", "$18 million"),
            ("2300억원", "2100억원"),
            ("900,000 litres", "1,100,000 litres"),
            ("250명", "300명"),
        })

    def test_claims_by_modality_over_time(self):
        counts = Counter()
        for _, answer in self.said:
            if answer.get("published"):
                counts.update((answer["published"][:7], claim["modality"]) for claim in answer["claims"])
        modalities = ["assertion", "estimate", "forecast", "plan", "hearsay", "speculation", "denial", "opinion", "question"]
        months = sorted({month for month, _ in counts})
        # A modality that a month does not have is not a number.
        expected = [(month, *(counts[month, modality] or None for modality in modalities)) for month in months]
        self.assertEqual(months, ["2026-01", "2026-02", "2026-03"])
        self.assertEqual(self.answer("modality"), expected)


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=2, warnings="ignore").result
    bad = len(result.failures) + len(result.errors)
    # As `cargo test` says it, and xtask counts.
    print(f"test result: {'FAILED' if bad else 'ok'}. {max(result.testsRun - bad, 0)} passed; {bad} failed")
    sys.exit(bool(bad))
