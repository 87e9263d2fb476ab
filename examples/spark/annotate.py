"""An archive of articles in, Parquet tables of what mitjul finds in them out; README.md beside this tells how it is run.

Every partition of the archive is piped through one `mitjul annotate --jsonl` of its own. That answers each line in its
order, so what Spark knows of an article and mitjul's answer meet without a join, and takes no more than it can chew, so
memory stays as it is however large the partition.
"""

import argparse
import os
import queue
import subprocess
import threading
import time

from pyspark import SparkFiles
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as f

# What mitjul reads of an article; the archive may have other columns.
FIELDS = ["id", "text", "html", "published", "lang"]

# What comes back from the pipe.
ANSWERED = "article string, outlet string, published string, file string, line string, month string, answer string"

# Of mitjul's answer (schema mitjul/1, or an error) what is kept.
ANSWER = """
    error string, text string, published string, languages array<string>,
    headline struct<start int, `end` int>, body array<struct<start int, `end` int>>,
    entities array<struct<id string, kind string, name string, aliases array<string>, titles array<string>,
        organization string, mentions array<struct<start int, `end` int, text string, confidence double>>>>,
    amounts array<struct<id string, start int, `end` int, text string, kind string, low string, high string, unit string,
        per string, bound string, direction string, same_as string>>,
    dates array<struct<id string, start int, `end` int, text string, value string, end_value string, part string,
        time string>>,
    claims array<struct<id string, start int, `end` int, text string, kind string, modality string,
        speaker struct<text string, entity string>, via struct<text string, entity string>, cue struct<text string>,
        check_worthiness double, confidence double, entities array<string>, amounts array<string>, dates array<string>>>
"""

# Those that have no date which the archive tells.
UNDATED = "undated"


def archive(spark: SparkSession, path: str, form: str) -> DataFrame:
    """The archive's articles as (article, outlet, published, month, file, line): `line` is what mitjul gets to read."""
    file = f.col("_metadata.file_name").alias("file")
    if form == "parquet":
        rows = spark.read.parquet(path)
        # A date, a time or a text: mitjul wants the day.
        rows = rows.withColumn("published", f.col("published").cast("string").substr(1, 10))
        line = f.to_json(f.struct(*[name for name in FIELDS if name in rows.columns]))
        rows = rows.select(f.col("id").cast("string").alias("article"), "outlet", "published", file, line.alias("line"))
    else:
        # The lines as they stand: what is wrong with one is for mitjul to say. It passes over blank ones.
        lines = spark.read.text(path, lineSep="\n").where(f.col("value").rlike(r"\S"))
        told = [f.get_json_object("value", f"$.{name}").alias(as_) for name, as_ in
                [("id", "article"), ("outlet", "outlet"), ("published", "published")]]
        rows = lines.select(*told, file, f.col("value").alias("line"))
    return rows.withColumn("month", f.coalesce(f.date_format(day("published"), "yyyy-MM"), f.lit(UNDATED)))


def piped(rows, program: str | None, threads: int):
    """A partition's rows with mitjul's answers, one each and in their order."""
    # What `--files` brought lies in the task's own folder.
    process = subprocess.Popen(
        [program or SparkFiles.get("mitjul"), "annotate", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # Spark shares out the cores; errors are in the answers and, through the task's standard error, in its log.
        env={**os.environ, "RAYON_NUM_THREADS": str(threads)},
    )
    # Rows whose answers are still to come. Not bounded here: mitjul stops reading when its answers are not taken.
    asked = queue.SimpleQueue()

    def ask():
        try:
            with process.stdin as pipe:
                for row in rows:
                    asked.put(row)
                    pipe.write(row.line.encode() + b"\n")
        except BrokenPipeError:
            pass  # It has ended; whoever waits for its answer says so.
        except Exception as error:
            asked.put(error)
        finally:
            asked.put(None)

    threading.Thread(target=ask, daemon=True).start()
    try:
        while (row := asked.get()) is not None:
            if isinstance(row, Exception):
                raise row
            answer = process.stdout.readline().decode()
            if not answer.endswith("\n"):
                # The task fails, and Spark starts it again elsewhere; what it has written is dropped.
                raise RuntimeError(f"mitjul ended with status {process.wait()} before it answered article {row.article}")
            yield (*row, answer)
    finally:
        process.kill()
        process.wait()


def annotated(rows: DataFrame, program: str | None, threads: int) -> DataFrame:
    """The articles with what was found in each, or why nothing could be."""
    answers = rows.rdd.mapPartitions(lambda part: piped(part, program, threads))
    rows = rows.sparkSession.createDataFrame(answers, ANSWERED).withColumn("found", f.from_json("answer", ANSWER))
    good = f.col("found.error").isNull()
    text = f.coalesce("found.text", f.get_json_object("line", "$.text"))
    return rows.select(
        "article", "outlet", day("published").cast("date").alias("published"), "month", "file",
        f.when(good, text).alias("text"), f.when(good, f.col("found").dropFields("error", "text")).alias("found"),
        f.col("found.error").alias("error"), f.when(~good, f.substring("line", 1, 200)).alias("line"))


def day(written: str) -> Column:
    """The day that a text tells, if it is one."""
    return f.try_to_timestamp(written, f.lit("yyyy-MM-dd"))


def tables(articles: DataFrame) -> dict[str, DataFrame]:
    """The tables, a row an annotation. Offsets count code points of the article's text, as Spark's functions do."""
    base = ["article", "outlet", "published", "month"]

    def each(name: str, x: str = "x") -> DataFrame:
        return articles.select(*base, "text", "found", f.explode(f"found.{name}").alias(x))

    def exact(number: str) -> Column:
        """A number that mitjul writes as text, lest it is rounded on the way; null where it has more digits than this."""
        return f.col(f"x.{number}").try_cast("decimal(38,9)").alias(number)

    speaker = f.expr("get(filter(found.entities, e -> e.id = x.speaker.entity), 0).name").alias("speaker_name")
    paragraph = f.expr("""concat(substring_index(substring(text, 1, x.start), '\\n', -1), x.text,
        substring_index(substring(text, x.`end` + 1), '\\n', 1))""").alias("paragraph")
    return {
        "entities": each("entities", "e").select("*", f.explode("e.mentions").alias("x")).select(
            *base, "e.id", "e.kind", "e.name", "e.organization", "x.*"),
        "amounts": each("amounts").select(
            *base, "x.id", "x.start", "x.end", "x.text", "x.kind", exact("low"), exact("high"), "x.unit", "x.per",
            "x.bound", "x.direction", "x.same_as", paragraph),
        "dates": each("dates").select(*base, "x.*"),
        "claims": each("claims").select(
            *base, "x.id", "x.start", "x.end", "x.text", "x.kind", "x.modality", f.col("x.speaker.text").alias("speaker"),
            speaker, f.col("x.via.text").alias("via"), f.col("x.cue.text").alias("cue"), "x.check_worthiness",
            "x.confidence", "x.entities", "x.amounts", "x.dates"),
        "errors": articles.where("error is not null").select(*base, "file", "error", "line"),
    }


def write(rows: DataFrame, folder: str, months: list[str], there: DataFrame) -> None:
    """Writes a table in place of the one that is there, or in place of its rows of some months. `there` tells in which
    months there are rows.

    What tasks write becomes part of the table when all of them are done, and nothing of a task that failed.
    """
    mode = "dynamic" if months else "static"
    rows.write.partitionBy("month").mode("overwrite").option("partitionOverwriteMode", mode).parquet(folder)
    # A month that has no rows any more wrote nothing that could take the place of the old ones.
    gone = set(months) and set(months) - {row.month for row in there.select("month").distinct().collect()}
    spark = rows.sparkSession
    for month in gone:
        path = spark._jvm.org.apache.hadoop.fs.Path(f"{folder}/month={month}")
        path.getFileSystem(spark._jsparkSession.sessionState().newHadoopConf()).delete(path, True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Annotates an archive of articles with mitjul, into Parquet tables.")
    parser.add_argument("archive", help="files or folders, as Spark names them: id, text or html, published, outlet, lang?")
    parser.add_argument("out", help="the folder that the tables are written to")
    parser.add_argument("--format", choices=["jsonl", "parquet"], default="jsonl", help="of the archive [default: jsonl]")
    parser.add_argument("--months", help=f"only these, as 2026-01,2026-02 or {UNDATED} [default: all]")
    parser.add_argument("--partitions", type=int, help="share the articles out anew, as for files that cannot be split")
    parser.add_argument("--mitjul", help="where the program is [default: the one given with --files]")
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("mitjul").getOrCreate()
    # What a failed task has written must not be seen, which the faster version 2 does not promise.
    spark.conf.set("mapreduce.fileoutputcommitter.algorithm.version", "1")
    # A month is text, and stays it.
    spark.conf.set("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
    threads = int(spark.sparkContext.getConf().get("spark.task.cpus", "1"))

    months = arguments.months.split(",") if arguments.months else []
    rows = archive(spark, arguments.archive, arguments.format)
    if months:
        rows = rows.where(f.col("month").isin(*months))
    if arguments.partitions:
        rows = rows.repartition(arguments.partitions)
    start = time.monotonic()
    write(annotated(rows, arguments.mitjul, threads), f"{arguments.out}/articles", months, there=rows)
    seconds = time.monotonic() - start

    articles = spark.read.parquet(f"{arguments.out}/articles")
    if months:
        articles = articles.where(f.col("month").isin(*months))
    for name, found in tables(articles).items():
        # A few large files for each month.
        write(found.hint("rebalance", "month"), f"{arguments.out}/{name}", months, there=found)

    count, characters = articles.select(f.count("found"), f.sum(f.length("text"))).first()
    print(f"{count} articles, {characters or 0} characters annotated in {seconds:.1f} s")
    spark.stop()


if __name__ == "__main__":
    main()
