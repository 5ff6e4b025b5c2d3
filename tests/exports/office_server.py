"""Runs inside the system's Python, which has LibreOffice's `uno` module; reads jobs as JSON lines and answers each.

Started by `office.py`; never imported by the tests themselves.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
import uuid

import uno
from com.sun.star.beans import PropertyValue


def value(name, content):
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


class Office:
    def __init__(self):
        pipe = "alternat" + uuid.uuid4().hex[:8]
        self.profile = tempfile.TemporaryDirectory(prefix="office")
        self.process = subprocess.Popen(
            ["soffice", "--headless", "--norestore", "--nologo", "--nodefault",
             "-env:UserInstallation=file://" + self.profile.name, f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(240):
            try:
                self.context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.25)
        self.services = self.context.ServiceManager
        self.desktop = self.service("com.sun.star.frame.Desktop")
        self.dispatcher = self.service("com.sun.star.frame.DispatchHelper")

    def service(self, name):
        return self.services.createInstanceWithContext(name, self.context)

    def close(self):
        with contextlib.suppress(Exception):
            self.desktop.terminate()
        try:
            self.process.wait(20)
        except Exception:
            self.process.kill()
        self.profile.cleanup()

    def load(self, path):
        url = "file://" + os.path.abspath(path)
        document = self.desktop.loadComponentFromURL(url, "_blank", 0, (value("Hidden", True),))
        if document is None:
            raise RuntimeError("cannot be loaded")
        return document

    def do(self, document, command):
        self.dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())

    def be(self, author):
        """Sign later changes with this name (first and last name of the user profile)."""
        provider = self.service("com.sun.star.configuration.ConfigurationProvider")
        access = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess",
            (value("nodepath", "/org.openoffice.UserProfile/Data"),),
        )
        access.givenname, access.sn = author, ""
        access.commitChanges()

    def text(self, job):
        document = self.load(job["path"])
        try:
            if job["view"] == "accepted":
                self.do(document, ".uno:AcceptAllTrackedChanges")
            elif job["view"] == "rejected":
                self.do(document, ".uno:RejectAllTrackedChanges")
            found = []
            walk(document.Text, found)
            return found
        finally:
            document.close(True)

    def edit(self, job):
        self.be(job["author"])
        document = self.load(job["path"])
        try:
            document.RecordChanges = True
            done = []
            for wanted, replacement in job["edits"]:
                search = document.createSearchDescriptor()
                search.SearchString, search.SearchCaseSensitive = wanted, True
                found = document.findFirst(search)
                if found is not None:
                    found.setString(replacement)
                done.append(found is not None)
            self.store(document, job["out"])
            return done
        finally:
            document.close(True)

    def resave(self, job):
        document = self.load(job["path"])
        try:
            self.store(document, job["out"])
            return True
        finally:
            document.close(True)

    def store(self, document, out):
        document.storeToURL("file://" + os.path.abspath(out), (value("FilterName", "MS Word 2007 XML"),))

    def compare(self, job):
        document = self.load(job["target"])
        try:
            self.dispatcher.executeDispatch(
                document.CurrentController.Frame, ".uno:CompareDocuments", "", 0,
                (value("URL", "file://" + os.path.abspath(job["base"])), value("NoAcceptDialog", True)),
            )  # fmt: skip
            self.store(document, job["out"])
            return True
        finally:
            document.close(True)


def walk(text, found):
    paragraphs = text.createEnumeration()
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        if paragraph.supportsService("com.sun.star.text.TextTable"):
            for name in paragraph.getCellNames():
                walk(paragraph.getCellByName(name), found)
        elif paragraph.supportsService("com.sun.star.text.Paragraph"):
            found.append(paragraph.getString())


def answer(words):
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


office = Office()
answer({"ready": True})
try:
    for line in sys.stdin:
        job = json.loads(line)
        try:
            answer({"done": getattr(office, job["verb"])(job)})
        except Exception as error:
            answer({"failed": repr(error)[:300]})
            if office.process.poll() is not None:
                office = Office()
finally:
    office.close()
