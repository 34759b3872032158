#!/usr/bin/env python3
"""Times whole processes beside each other, in turn, and prints the medians and their ratios.

    tests/bench/processes.py ROLECALL ACCOUNT.json
"""
import os
import statistics
import subprocess
import sys
import time

RUNS = 11


def run(command):
    started = time.perf_counter()
    with open(os.devnull, "w") as nowhere:
        process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(title, ours, theirs):
    runs = [(run(ours), run(theirs)) for _ in range(RUNS + 1)][1:]
    wall = [statistics.median(pair[side][0] for pair in runs) for side in (0, 1)]
    cpu = [statistics.median(pair[side][1] for pair in runs) for side in (0, 1)]
    peak = [max(pair[side][2] for pair in runs) for side in (0, 1)]
    print(f"{title}:")
    for name, values, unit, scale in (("wall", wall, "ms", 1000), ("cpu", cpu, "ms", 1000), ("peak", peak, "MiB", 1)):
        print(f"  {name:5} {values[0] * scale:9.1f} {unit} against {values[1] * scale:9.1f} {unit}, ratio {values[0] / values[1]:.2f}")


def main():
    rolecall, account = sys.argv[1:]
    small = "samples/clean/ecsTaskExecutionRole/permissions.json"
    compare("a small policy, beside `jq .`", [rolecall, "check", small], ["jq", ".", small])
    compare(
        f"{os.path.getsize(account) / 1e6:.0f} MB of account details, beside json.load",
        [rolecall, "check", account],
        [sys.executable, "-c", "import json, sys; json.load(open(sys.argv[1]))", account],
    )
    compare("the managed policies, beside one of them", [rolecall, "check", "policies/managed"], [rolecall, "check", small])


main()
