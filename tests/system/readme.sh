#!/bin/sh
# Every command that README.md and the samples' pages show runs and does what it says: each line of a block marked
# `sh` is run from the root of the repository with the built binary on the PATH. A comment at its end, `# exit N`, is the
# status that is promised (0 without one).
#   readme.sh BINARY SOURCE_DIR
set -eu
binary=$1
source_dir=$2
PATH=$(dirname "$binary"):$PATH
cd "$source_dir"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
awk '/^```sh/ { inside = 1; next } /^```/ { inside = 0 } inside' README.md samples/*/README.md docs/*.md >"$scratch/commands"
commands=0
while IFS= read -r line; do
  command=${line%%# exit*}
  case "$command" in
    '' | '#'* | script/*) continue ;;  # the scripts are what runs this test
  esac
  expected=0
  case "$line" in *'# exit '*) expected=${line##*# exit } ;; esac
  status=0
  (eval "$command") >"$scratch/out" 2>&1 </dev/null || status=$?
  if [ "$status" -ne "$expected" ]; then
    echo "README: \`$command\` gave exit status $status, not $expected:" >&2
    cat "$scratch/out" >&2
    exit 1
  fi
  commands=$((commands + 1))
done <"$scratch/commands"
# A block that says where it is from is what that command prints.
awk -v dir="$scratch" '
  /^<!-- from: .* -->$/ { n += 1; sub(/^<!-- from: /, ""); sub(/ -->$/, ""); print >(dir "/from." n); next }
  n && /^```text$/ && !shown[n] { shown[n] = 1; inside = 1; next }
  /^```/ { inside = 0 }
  inside { print >(dir "/block." n) }' README.md
for from in "$scratch"/from.*; do
  (eval "$(cat "$from")") >"$scratch/out" 2>&1 </dev/null || true
  diff "$scratch/block.${from##*.}" "$scratch/out" >&2 || {
    echo "README: \`$(cat "$from")\` prints something else than its block" >&2
    exit 1
  }
done
[ "$commands" -ge 5 ] || { echo "only $commands commands found in the README" >&2; exit 1; }
echo "$commands commands ran as promised"
