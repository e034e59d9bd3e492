#!/usr/bin/env python3
"""Score the unit suites with the kind each quantity tells.

usage: score_kinds.py BINARY GOLD_DIR [--keep DIR]

Every record of a unit suite is about one kind (money, dimension, temperature, percent, age). The scorer of GOLD_DIR drops
answers of another kind where the predictions tell theirs; score.py there does not pass it on. This runs
`BINARY extract --jsonl` over each *recognizers-unit* file with score.py's own runner, passes `kind` on, and prints value F1 and
value + unit F1. Beside them stand the same figures where lengths of time are taken as ages too (the suite takes every length
of days or more for an age, an article does not), and where no kind is passed.
"""
import argparse
import glob
import json
import os
import sys


PASSED, LENGTHS_AS_AGES, NONE = range(3)


def spans(answer, kinds):
    """The quantities of one answer as the scorer takes them."""
    out = []
    for q in answer.get("quantities", []):
        value = q.get("value")
        if value is None and q.get("low") is not None:
            value = [q["low"], q["high"]]
        span = {"start": q["start"], "end": q["end"], "value": value, "unit": q.get("unit") or ""}
        if kinds != NONE:
            length = kinds == LENGTHS_AS_AGES and q["kind"] == "duration" and q["unit"] in ("day", "week", "month", "year")
            span["kind"] = "age" if length else q["kind"]
        out.append(span)
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("gold")
    parser.add_argument("--keep", help="write the answers here, one file a suite")
    args = parser.parse_args()
    sys.path.insert(0, args.gold)
    import score
    import score_quantities

    for path in sorted(glob.glob(os.path.join(args.gold, "quantities.*.recognizers-unit.dev.jsonl"))):
        gold = [record for record in score.load(path) if record.get("verified", True)]
        answers, _ = score.run(args.binary, gold)
        figures = []
        for kinds in (PASSED, LENGTHS_AS_AGES, NONE):
            predictions = [{"id": i, "spans": spans(answer, kinds)} for i, answer in answers.items()]
            result = score_quantities.score(gold, predictions)
            figures.append(f"value {result['value']['F1']:.1f}  value+unit {result['valueunit']['F1']:.1f}")
        name = os.path.basename(path)
        print(f"{name:44s} {figures[0]}  (lengths as ages: {figures[1]}; no kinds: {figures[2]})", flush=True)
        if args.keep:
            os.makedirs(args.keep, exist_ok=True)
            with open(os.path.join(args.keep, name), "w", encoding="utf8") as out:
                out.writelines(json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers.values())


if __name__ == "__main__":
    main()
