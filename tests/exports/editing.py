"""Another person's editor: edits an exported file in its markup, with tracking or without, and comments on it."""

import io
import re
import zipfile
from collections.abc import Callable
from html import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
DOCUMENT, COMMENTS, EXTENDED = "word/document.xml", "word/comments.xml", "word/commentsExtended.xml"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
AT = "2026-03-01T09:00:00Z"


class Editor:
    """An open file. Each edit is by the editor's author; `save` gives the bytes."""

    def __init__(self, content: bytes, author: str = "Tomas Ribbon", at: str = AT) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.author, self.at, self.number = author, at, 700_000 + len(author) * 1000

    def save(self) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for name, part in self.parts.items():
                package.writestr(name, part)
        return made.getvalue()

    def text(self, name: str = DOCUMENT) -> str:
        return self.parts[name].decode()

    def put(self, old: str, new: str, name: str = DOCUMENT, count: int = 1) -> "Editor":
        """Markup in place of other markup."""
        assert old in self.text(name), old
        self.parts[name] = self.text(name).replace(old, new, count).encode()
        return self

    def _sign(self) -> str:
        self.number += 1
        return f'w:id="{self.number}" w:author="{escape(self.author)}" w:date="{self.at}"'

    def _within(self, words: str, make: Callable[[str, str], str]) -> "Editor":
        """The run that holds these words cut before and after them; `make` gets its properties and the words."""
        found = re.search(
            r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>([^<]*?)(" + re.escape(escape(words, quote=False)) + r")([^<]*)</w:t></w:r>",
            self.text(),
        )  # fmt: skip
        assert found, words
        form, before, inside, after = found.group(1) or "", *found.groups()[1:]
        made = _run(form, before) + make(form, inside) + _run(form, after)
        body = self.text()
        self.parts[DOCUMENT] = (body[: found.start()] + made + body[found.end() :]).encode()
        return self

    def replace(self, old: str, new: str) -> "Editor":
        """With tracking on."""

        def tracked(form: str, words: str) -> str:
            gone = f"<w:del {self._sign()}>{_run(form, words, 'delText')}</w:del>"
            return gone + (f"<w:ins {self._sign()}>{_run(form, escape(new))}</w:ins>" if new else "")

        return self._within(old, tracked)

    def overwrite(self, old: str, new: str) -> "Editor":
        """With tracking off."""
        return self._within(old, lambda form, _: _run(form, escape(new)))

    def bold(self, words: str) -> "Editor":
        """A change of form, tracked."""
        return self._within(
            words,
            lambda _, inside: _run(f"<w:rPr><w:b/><w:rPrChange {self._sign()}><w:rPr/></w:rPrChange></w:rPr>", inside),
        )

    def comment(self, words: str, text: str) -> str:
        """A comment on words; its number."""
        number = self._comment(text)
        self._within(words, lambda form, inside: _anchored(number, _run(form, inside)))
        return number

    def reply(self, to: str, text: str, *, threaded: bool = True) -> str:
        """A reply to a comment, at the same place; without `threaded` as editors write it that know no threads."""
        number = self._comment(text, to if threaded else "")
        self.put(
            f'<w:commentRangeStart w:id="{to}"/>',
            f'<w:commentRangeStart w:id="{to}"/><w:commentRangeStart w:id="{number}"/>',
        )
        sign = f'<w:commentReference w:id="{to}"/></w:r>'
        return (
            self.put(
                sign, f'{sign}<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
            )
            and number
        )

    def settle(self, number: str, done: bool = True) -> "Editor":
        """Resolve a comment, or open it again."""
        ident = self._paragraph(number)
        entry = re.search(rf'<w15:commentEx w15:paraId="{ident}"[^>]*/>', self.text(EXTENDED)).group()
        return self.put(entry, re.sub(r'w15:done="\d"', f'w15:done="{int(done)}"', entry), EXTENDED)

    def number_of(self, text: str) -> str:
        """The number of the comment with these words in it."""
        comments = re.findall(r'<w:comment w:id="(\d+)"(.*?)</w:comment>', self.text(COMMENTS), re.S)
        return next(number for number, rest in comments if escape(text, quote=False) in rest)

    def _paragraph(self, number: str) -> str:
        comment = re.search(rf'<w:comment w:id="{number}".*?</w:comment>', self.text(COMMENTS), re.S).group()
        return re.findall(r'w14:paraId="([^"]*)"', comment)[-1]

    def _comment(self, text: str, to: str = "") -> str:
        self._parts_for_comments()
        sign = self._sign()
        number, ident = str(self.number), f"{self.number:08X}"
        lines = text.split("\n")
        body = "".join(
            f"<w:p{f' w14:paraId={chr(34)}{ident}{chr(34)}' if at == len(lines) - 1 else ''}>{_run('', escape(line))}</w:p>"
            for at, line in enumerate(lines)
        )
        self.put("</w:comments>", f"<w:comment {sign}>{body}</w:comment></w:comments>", COMMENTS)
        above = f' w15:paraIdParent="{self._paragraph(to)}"' if to else ""
        self.put(
            "</w15:commentsEx>", f'<w15:commentEx w15:paraId="{ident}"{above} w15:done="0"/></w15:commentsEx>', EXTENDED
        )
        return number

    def _parts_for_comments(self) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
        arrow = f'<Relationship Id="rIdNotes" Type="{kind}" Target="comments.xml"/>'
        for part, root in ((COMMENTS, "w:comments"), (EXTENDED, "w15:commentsEx")):
            if part in self.parts:
                continue
            self.parts[part] = f"<{root} {W} {W14} {W15}></{root}>".encode()
            local = part.rpartition("/")[2].removesuffix(".xml")
            named = f'<Override PartName="/{part}" ContentType="{WORDML}.{local}+xml"/>'
            self.put("</Types>", f"{named}</Types>", "[Content_Types].xml")
            if part == COMMENTS:
                self.put("</Relationships>", f"{arrow}</Relationships>", "word/_rels/document.xml.rels")

    def forget(self, *names: str) -> "Editor":
        """Without these parts, as after an editor that does not know them."""
        for name in names:
            self.parts.pop(name)
            self.parts["[Content_Types].xml"] = re.sub(
                rf'<Override PartName="/{re.escape(name)}"[^>]*/>', "", self.text("[Content_Types].xml")
            ).encode()
            for rels in [part for part in self.parts if part.endswith(".rels")]:
                base = name.rpartition("/")[2]
                self.parts[rels] = re.sub(
                    rf'<Relationship [^>]*Target="[^"]*{re.escape(base)}"/>', "", self.text(rels)
                ).encode()
        return self


def _run(form: str, words: str, name: str = "t") -> str:
    return f'<w:r>{form}<w:{name} xml:space="preserve">{words}</w:{name}></w:r>' if words else ""


def _anchored(number: str, content: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )
