#!/usr/bin/env python3
"""Opens Word redlines in LibreOffice, and lets it accept and reject the changes.

Takes every pair of texts of the series that ships and of the regulations of the corpus, in both directions. Each redline
must be a sound archive with ids that stand once, open, become a PDF, keep its comments, and give the new text when all
changes are accepted, the old one when they are rejected: paragraph by paragraph those of a redline of that text with
itself, and word by word those of the file. Without LibreOffice, and without the right to install it, the check is skipped
with a word.
"""

import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
import zipfile
from collections import Counter

# The exit code that says that a check could not be made.
NOT_RUN = 77
PACKAGES = ["libreoffice-writer-nogui", "python3-uno"]
# A Python of the system has the module that speaks to LibreOffice; others need not.
PYTHONS = ["/usr/bin/python3", sys.executable, "/usr/lib/libreoffice/program/python", "/opt/libreoffice/program/python"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICES = "/usr/lib/libreoffice/program"
MODEL = "drafts/model-convention"
REGULATIONS = ["sulphides-2010", "crusts-2012", "nodules-2013"]
# What XML does not allow is written as a sign.
SIGNS = {n: 0x2400 + n for n in range(32) if n not in range(9, 14)}
# Seconds in which LibreOffice must have started.
PATIENCE = 60


def office():
    return shutil.which("soffice") or shutil.which("soffice", path=OFFICES)


def python():
    """A Python that can speak to LibreOffice, or nothing."""
    for name in PYTHONS:
        try:
            if subprocess.run([name, "-c", "import uno"], capture_output=True).returncode == 0:
                return name
        except OSError:
            pass
    return None


def install():
    """Installs what is missing; says why it cannot."""
    if shutil.which("apt-get") is None:
        return "there is no apt-get"
    if os.geteuid() != 0:
        return f"only root can run `apt-get install --no-install-recommends {' '.join(PACKAGES)}`"
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
    done = None
    for commands in ([command], [["apt-get", "update", "-qq"], command]):
        for command in commands:
            done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done.returncode == 0:
            return None
    return f"`{' '.join(command)}` failed: {done.stderr.strip()[-300:]}"


def pairs(names):
    """Every pair, in both directions."""
    return list(itertools.permutations(names, 2))


def texts(corpus):
    """Groups of versions of one text: for each its name, the arguments that name it, and its file."""
    for language in ("en", "ar"):
        ending = f".{language}.txt"
        ids = sorted(name.removesuffix(ending) for name in os.listdir(MODEL) if name.endswith(ending))
        yield [(f"{language}:{id}", id, ("--lang", language), f"{MODEL}/{id}{ending}") for id in ids]
    for language in ("en", "es", "fr"):
        files = [os.path.join(corpus, "isa-exploration", name, f"{language}.txt") for name in REGULATIONS]
        if all(map(os.path.isfile, files)):
            yield [(f"{language}:{name}", file, (), file) for name, file in zip(REGULATIONS, files)]


def write_redline(travaux, old, new, out):
    """Writes a redline of two texts; says why it cannot."""
    command = [travaux, "diff", old[1], new[1], *old[2], "--format", "docx", "-o", out]
    done = subprocess.run(command, capture_output=True, text=True)
    return None if done.returncode in (0, 1) else f"{' '.join(command)}: {done.stderr.strip()}"


def write_all(travaux, corpus, folder):
    """Writes all redlines; returns what is to be checked, and what went wrong."""
    cases, wrong = [], []
    for group in texts(corpus):
        if len(group) < 2:
            continue
        selves = {}
        for n, text in enumerate(group):
            selves[text] = os.path.join(folder, f"self-{len(cases)}-{n}.docx")
            wrong += filter(None, [write_redline(travaux, text, text, selves[text])])
        for old, new in pairs(group):
            out = os.path.join(folder, f"{len(cases)}.docx")
            error = write_redline(travaux, old, new, out)
            if error:
                wrong.append(error)
                continue
            cases.append(
                {
                    "name": f"{old[0]} -> {new[0]}",
                    "docx": out,
                    "old": {"file": old[3], "self": selves[old]},
                    "new": {"file": new[3], "self": selves[new]},
                }
            )
    return cases, wrong


def words_of(node):
    """The characters of an element that are shown."""
    return "".join(part.text or "" for part in node.iter(W + "t"))


def paragraphs_of_file(path):
    """The words of each paragraph of a Word file without changes; of those that have words."""
    with zipfile.ZipFile(path) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    paragraphs = [words_of(node).split() for node in body.iter(W + "p")]
    return [words for words in paragraphs if words]


def comments_of_file(path):
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("word/comments.xml"))
    lines = [[words_of(line) for line in comment.iter(W + "p")] for comment in root.iter(W + "comment")]
    return Counter(" ".join(" ".join(comment).split()) for comment in lines)


def archive_faults(path):
    """What is wrong with an archive before anything opens it."""
    with zipfile.ZipFile(path) as archive:
        broken = archive.testzip()
        if broken:
            return [f"{broken} is damaged"]
        roots = {}
        for name in archive.namelist():
            try:
                roots[name] = ElementTree.fromstring(archive.read(name))
            except ElementTree.ParseError as error:
                return [f"{name} is no XML: {error}"]
    faults = []
    ids = {}
    for node in (node for root in roots.values() for node in root.iter()):
        id, kind = node.get(W + "id"), node.tag.removeprefix(W)
        if id is not None:
            # Insertions and deletions are one kind.
            ids.setdefault("change" if kind in ("ins", "del") else kind, []).append(id)
    for kind, found in ids.items():
        twice = [id for id, n in Counter(found).items() if n > 1]
        if twice:
            faults.append(f"ids of {kind} stand twice: {twice[:3]}")
    of_comments = [set(ids.get(kind, [])) for kind in ("comment", "commentReference", "commentRangeStart", "commentRangeEnd")]
    if any(found != of_comments[0] for found in of_comments):
        faults.append("comments and what refers to them do not agree")
    if not ids.get("change"):
        faults.append("there is no change")
    return faults


def first_difference(expected, found):
    for n, (left, right) in enumerate(zip(expected, found)):
        if left != right:
            return f"at {n}: {show(left)} became {show(right)}"
    return f"{len(expected)} became {len(found)}"


def show(words):
    text = words if isinstance(words, str) else " ".join(words)
    return repr(text[:120])


class Office:
    """LibreOffice without a window."""

    def __init__(self, folder):
        import uno
        from com.sun.star.beans import PropertyValue
        from com.sun.star.connection import NoConnectException

        self.make = lambda name, value: PropertyValue(Name=name, Value=value)
        self.url = uno.systemPathToFileUrl
        pipe = f"travaux{os.getpid()}"
        profile = self.url(os.path.join(folder, "profile"))
        self.process = subprocess.Popen(
            [
                office(),
                *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
                f"-env:UserInstallation={profile}",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        end = time.monotonic() + PATIENCE
        while True:
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                if time.monotonic() > end:
                    self.process.kill()
                    raise
                time.sleep(0.2)
        self.service = service = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
        self.desktop = service("com.sun.star.frame.Desktop")
        self.dispatcher = service("com.sun.star.frame.DispatchHelper")

    def load(self, path):
        """Reads a file without showing it: what has no windows cannot show comments, and ends where it tries."""
        document = self.service("com.sun.star.text.TextDocument")
        document.load((self.make("URL", self.url(path)), self.make("FilterName", "MS Word 2007 XML"), self.make("Hidden", True)))
        return document

    def show(self, path):
        """Opens a file without comments as for a person, so that commands can be run on it."""
        document = self.desktop.loadComponentFromURL(self.url(path), "_blank", 0, (self.make("Hidden", True),))
        if document is None:
            raise RuntimeError("it does not open")
        return document

    def run(self, document, command):
        self.dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())

    def close(self):
        try:
            self.desktop.terminate()
        except Exception:
            pass
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


def items(enumeration):
    while enumeration.hasMoreElements():
        yield enumeration.nextElement()


def comments(document):
    fields = items(document.TextFields.createEnumeration())
    notes = [field for field in fields if field.supportsService("com.sun.star.text.textfield.Annotation")]
    return Counter(" ".join(note.Content.split()) for note in notes)


def paragraphs(document):
    found = [paragraph.String.split() for paragraph in items(document.Text.createEnumeration())]
    return [words for words in found if words]


def convert(cases, folder):
    """Turns all redlines into PDFs, in one run."""
    profile = "file://" + os.path.join(folder, "converter")
    files = [case["docx"] for case in cases]
    command = [office(), "--headless", "--norestore", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, *files], capture_output=True, timeout=PATIENCE + 10 * len(files))


def pdf_faults(path):
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return ["it became no PDF"]
    n_pages = len(re.findall(rb"/Type\s*/Page\b", content))
    return [] if content.startswith(b"%PDF-") and n_pages > 0 else ["its PDF has no page"]


def without_comments(path, out):
    """Writes a redline again, its comments left out."""
    marks = re.compile(rb'<w:r><w:commentReference [^>]*/></w:r>|<w:commentRange(?:Start|End) [^>]*/>')
    empty = re.compile(rb"<w:comment .*</w:comment>", re.DOTALL)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            content = marks.sub(b"", content) if name == "word/document.xml" else content
            content = empty.sub(b"", content) if name == "word/comments.xml" else content
            new.writestr(name, content)


def resolved_faults(desk, case, command, side, folder):
    bare = os.path.join(folder, "bare.docx")
    without_comments(case["docx"], bare)
    document = desk.show(bare)
    try:
        desk.run(document, command)
        left = sum(1 for _ in items(document.Redlines.createEnumeration()))
        found = paragraphs(document)
    finally:
        document.close(True)
    faults = [f"{left} changes are left"] if left else []
    expected = paragraphs_of_file(case[side]["self"])
    if found != expected:
        faults.append(f"other paragraphs: {first_difference(expected, found)}")
    with open(case[side]["file"], encoding="utf-8-sig") as file:
        words = file.read().translate(SIGNS).split()
    found = [word for words in found for word in words]
    if found != words:
        faults.append(f"other words: {first_difference(words, found)}")
    return faults


def case_faults(desk, case, folder):
    yield "archive", archive_faults(case["docx"])
    yield "pdf", pdf_faults(case["docx"].removesuffix("docx") + "pdf")
    document = desk.load(case["docx"])
    try:
        yield "opened", [] if document.Redlines.createEnumeration().hasMoreElements() else ["no change is seen"]
        expected, found = comments_of_file(case["docx"]), comments(document)
        lost = list((expected - found).elements()) + list((found - expected).elements())
        yield "comments", [f"a comment is lost or changed: {show(lost[0])}"] if lost else []
    finally:
        document.close(True)
    yield "accepted", resolved_faults(desk, case, ".uno:AcceptAllTrackedChanges", "new", folder)
    yield "rejected", resolved_faults(desk, case, ".uno:RejectAllTrackedChanges", "old", folder)


def check(folder):
    with open(os.path.join(folder, "cases.json"), encoding="utf-8") as file:
        cases = json.load(file)
    good, n_comments, failed = Counter(), 0, False
    convert(cases, folder)
    desk = Office(folder)
    try:
        for case in cases:
            n_comments += sum(comments_of_file(case["docx"]).values())
            try:
                for what, faults in case_faults(desk, case, folder):
                    good[what] += not faults
                    for fault in faults:
                        failed = True
                        print(f"{case['name']}: {what}: {fault}")
            except Exception as error:
                failed = True
                print(f"{case['name']}: {error}")
    finally:
        desk.close()
    n = len(cases)
    print(f"{n} redlines; sound archives: {good['archive']} of {n}; opened: {good['opened']} of {n}; PDF: {good['pdf']} of {n}")
    print(f"all {n_comments} comments kept: {good['comments']} of {n}")
    print(f"accepted, the new text: {good['accepted']} of {n}; rejected, the old text: {good['rejected']} of {n}")
    return 1 if failed or n == 0 else 0


def main():
    if sys.argv[1:2] == ["--with-uno"]:
        return check(sys.argv[2])
    if office() is None or python() is None:
        reason = install()
        if reason or office() is None or python() is None:
            print(f"SKIPPED: no LibreOffice with its Python module, so that no redline was opened: {reason or 'it is not found'}")
            return NOT_RUN
    subprocess.run(["cargo", "build", "--quiet"], check=True)
    target = os.environ.get("CARGO_TARGET_DIR", "target")
    travaux = os.path.abspath(os.path.join(target, "debug", "travaux"))
    corpus = os.environ.get("TRAVAUX_CORPUS", "../shared/corpus")
    with tempfile.TemporaryDirectory() as folder:
        cases, wrong = write_all(travaux, corpus, folder)
        for line in wrong:
            print(line)
        with open(os.path.join(folder, "cases.json"), "w", encoding="utf-8") as file:
            json.dump(cases, file)
        status = subprocess.run([python(), os.path.abspath(__file__), "--with-uno", folder]).returncode
    return 1 if wrong else status


if __name__ == "__main__":
    sys.exit(main())
