"""`python -m tests.probes`: draw hostile things, kind by kind, and count how each comes to its end.

With `--times 10` ten times as many as the suite draws. The last line is JSON, with the counts of
each kind; the exit status is 1 if anything ended as a fault. `--only KIND --case N` repeats one.
"""

from __future__ import annotations

import argparse
import json
import secrets
import sys
from collections import Counter
from pathlib import Path

from tests.probes.ending import GOOD, Way
from tests.probes.kinds import KINDS
from tests.probes.watching import WITHIN, ends, within


def main(arguments: list[str]) -> int:
    if arguments[:1] == [WITHIN]:
        seed, folder, *given = arguments[1:]
        cases = [(kind, int(number)) for kind, _, number in (one.partition(":") for one in given)]
        within(int(seed), cases, Path(folder))
        return 0
    parser = argparse.ArgumentParser(prog="python -m tests.probes")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--only", choices=KINDS, action="append")
    parser.add_argument("--case", type=int)
    chosen = parser.parse_args(arguments)
    counts: dict[str, dict[str, int]] = {}
    for kind in chosen.only or KINDS:
        numbers = [chosen.case] if chosen.case is not None else range(KINDS[kind] * chosen.times)
        found: Counter[Way] = Counter()
        for end in ends(chosen.seed, ((kind, number) for number in numbers)):
            found[end.way] += 1
            if end.way not in GOOD or chosen.case is not None:
                print(f"{end.way}: {end.what}\n{end.shown}\n", flush=True)
        counts[kind] = {"drawn": found.total()} | {way.value: found[way] for way in Way}
        told = ", ".join(f"{many} {way}" for way, many in counts[kind].items())
        print(f"{kind}: {told}", flush=True)
    print(json.dumps(counts))
    faults = sum(one[way] for one in counts.values() for way in Way if way not in GOOD)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
