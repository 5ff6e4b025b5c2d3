"""A mail as text: the headers that matter, the words, and the names of what is attached."""

import email
import email.policy
from email.message import EmailMessage
from typing import Final

from dialogue.intake_refusals import SourceNotADocument
from dialogue.refusals import BytesNotText
from intake.decoding import decode
from intake.html_pages import read_html
from intake.source_texts import Form, SourceDocument, of_paragraphs, paragraph_breaks

_HEADERS: Final = ("from", "to", "cc", "date", "subject")
_MOST_PARTS: Final = 200


def read_mail(name: str, content: bytes) -> SourceDocument:
    """The headers, a blank line, and the plain part of a mail, or the text of its HTML part. Raises SourceNotADocument."""
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
    except (ValueError, LookupError, AttributeError, TypeError) as error:
        raise SourceNotADocument(name=name) from error
    headers = tuple((header, words) for header in _HEADERS if (words := _header(message, header)))
    if not any(header in ("from", "date", "subject") for header, _ in headers):
        raise SourceNotADocument(name=name)
    plain, marked_up, attachments = "", b"", []
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.is_multipart():
            continue
        file = _file_name(part)
        if file or part.get_content_disposition() == "attachment":
            attachments.append(file or part.get_content_type())
        elif part.get_content_type() == "text/plain" and not plain:
            plain = _words(part, name)
        elif part.get_content_type() == "text/html" and not marked_up:
            marked_up = _words(part, name).encode("utf-8")
    if not plain.strip() and marked_up:
        page = read_html(name, b'<meta charset="utf-8">' + marked_up)
        plain = page.text
    head = "\n".join(f"{header.capitalize()}: {words}" for header, words in headers)
    text, _ = of_paragraphs([head, plain.replace("\r\n", "\n")])
    return SourceDocument(text, Form.MAIL, "", paragraph_breaks(text), headers, tuple(attachments))


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        return ""


def _file_name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""


def _words(part: EmailMessage, name: str) -> str:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return ""
    if not isinstance(payload, bytes):
        return ""
    try:
        return payload.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        try:
            return decode(payload, name).text
        except BytesNotText:
            return ""
