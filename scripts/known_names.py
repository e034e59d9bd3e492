#!/usr/bin/env python3
"""Make src/extract/lexicon/known/cldr.txt: territories and large cities under the names they have in several languages.

usage: known_names.py CLDR_DIR OUT

CLDR_DIR holds the unpacked npm packages cldr-localenames-full and cldr-dates-full 48.2.0 (Unicode-3.0). The same input
gives the same bytes.
"""
import json
import re
import sys

LANGUAGES = ("fr", "en", "ru")


def load(cldr, lang, name):
    return json.load(open(f"{cldr}/main/{lang}/{name}.json", encoding="utf8"))["main"][lang]


def cities(tree, path=""):
    for key, value in tree.items():
        if isinstance(value, dict):
            if "exemplarCity" in value:
                yield path + key, value["exemplarCity"]
            yield from cities(value, path + key + "/")


def clean(name):
    return re.sub(r"\s*[(\[].*", "", name).replace("’", "'").replace("\u00a0", " ")


def add(names, key, name):
    found = names.setdefault(key, [])
    if clean(name) and clean(name) not in found:
        found.append(clean(name))


def main():
    cldr, out = sys.argv[1:3]
    territories, towns = {}, {}
    for lang in LANGUAGES:
        for code, name in load(cldr, lang, "territories")["localeDisplayNames"]["territories"].items():
            if re.match(r"[A-Z]{2}(-alt-.*)?$", code) and code[:2] not in ("EU", "EZ", "QO", "UN", "ZZ", "XA", "XB"):
                add(territories, code[:2], name)
        for zone, name in cities(load(cldr, lang, "timeZoneNames")["dates"]["timeZoneNames"]["zone"]):
            if not zone.startswith("Etc"):
                add(towns, zone.rsplit("/", 1)[1], name)
    for zone, names in towns.items():
        add(towns, zone, zone.replace("_", " "))
    shared = [name for names in territories.values() for name in names]
    for names in territories.values():
        names[:] = [name for name in names if shared.count(name) == 1]
    countries = {name for names in territories.values() for name in names}
    with open(out, "w", encoding="utf8") as file:
        file.write("# Territories and cities under their names in several languages (CLDR, see NOTICE), a thing a line: kind, label,\n")
        file.write("# names, parted by tabs; the first name is the French one. Made by scripts/known_names.py.\n")
        for code, names in sorted(territories.items()):
            file.write("\t".join(["country", code, *names]) + "\n")
        for zone, names in sorted(towns.items()):
            if len(names) > 1 and not countries & set(names):
                file.write("\t".join(["city", zone, *names]) + "\n")


main()
