#!/bin/sh
# The SARIF of every sample is accepted by the official multitool without a remark.
#   sarif.sh BINARY SOURCE_DIR
set -eu
binary=$1
source_dir=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$source_dir"
for sample in samples/*/; do
  name=$(basename "$sample")
  status=0
  "$binary" check "$sample" --format sarif --output "$scratch/$name.sarif" || status=$?
  [ "$status" -le 1 ] || exit 1
done
script/check-sarif "$scratch"/*.sarif
