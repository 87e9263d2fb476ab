"""Asks the tables that annotate.py wrote the questions of the folder questions/."""

import argparse
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession

TABLES = ["articles", "entities", "amounts", "dates", "claims", "errors"]


def answers(spark: SparkSession, out: str, topic: str) -> dict[str, DataFrame]:
    """The answer to each question, by its name."""
    for name in TABLES:
        spark.read.parquet(f"{out}/{name}").createOrReplaceTempView(name)
    folder = Path(__file__).parent / "questions"
    return {file.stem: spark.sql(file.read_text(), args={"topic": topic}) for file in sorted(folder.glob("*.sql"))}


def main() -> None:
    parser = argparse.ArgumentParser(description="Asks the tables three questions.")
    parser.add_argument("out", help="the folder that annotate.py wrote the tables to")
    parser.add_argument("--topic", default="battery plant", help="words that articles on the topic have [default: %(default)s]")
    arguments = parser.parse_args()
    spark = SparkSession.builder.appName("mitjul questions").getOrCreate()
    for name, answer in answers(spark, arguments.out, arguments.topic).items():
        print(f"\n{name}")
        answer.show(50, truncate=60)
    spark.stop()


if __name__ == "__main__":
    main()
