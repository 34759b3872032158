#!/bin/sh
# The real pre-commit runs the hook in a scratch repository: a bad commit is blocked, a good one passes.
#   pre_commit.sh BINARY SOURCE_DIR
set -eu
binary=$1
source_dir=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export HOME="$scratch/home" PRE_COMMIT_HOME="$scratch/cache" GIT_CONFIG_NOSYSTEM=1
PATH=$(dirname "$binary"):$PATH
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE || true
mkdir -p "$HOME"
git config --global user.name tester
git config --global user.email tester@example.com
git config --global init.defaultBranch main
git config --global protocol.file.allow always

# The hook's repository needs only its manifest: the hook runs the rolecall that is on the PATH.
git init --quiet "$scratch/hooks"
cp "$source_dir/.pre-commit-hooks.yaml" "$scratch/hooks/"
git -C "$scratch/hooks" add .
git -C "$scratch/hooks" commit --quiet -m hooks

git init --quiet "$scratch/setup"
cd "$scratch/setup"
cat >.pre-commit-config.yaml <<EOT
repos:
  - repo: $scratch/hooks
    rev: $(git -C "$scratch/hooks" rev-parse HEAD)
    hooks:
      - id: rolecall
EOT
pre-commit install >/dev/null

cp -R "$source_dir/samples/clean/." .
git add .
git commit --quiet -m "A setup in order" || { echo "a good commit was blocked" >&2; exit 1; }

sed -i 's/"secretsmanager:GetSecretValue"/"secretsmanager:DescribeSecret"/' ecsTaskExecutionRole/permissions.json
git add .
if git commit --quiet -m "A role that lost a right" >"$scratch/out" 2>&1; then
  echo "a bad commit went through" >&2
  exit 1
fi
grep -q 'role/execution-no-secret' "$scratch/out" || { cat "$scratch/out" >&2; exit 1; }
[ "$(git rev-list --count HEAD)" -eq 1 ]
echo "pre-commit blocked the bad commit and let the good one pass"
