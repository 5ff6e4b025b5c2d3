"""Bytes become text and the same bytes again."""

import codecs
import random

import pytest

from dialogue.refusals import BytesNotText
from intake.decoding import decode, is_storable

LETTERS = "aZ9 ,.\r\n\tÜ—“”。，、（）双方商定龘𠮷Жя"


def sample(seed):
    rng = random.Random(seed)
    return "".join(rng.choice(LETTERS) for _ in range(rng.randint(1, 300)))


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
def test_text_comes_back_from_every_marked_encoding(seed, encoding, mark):
    text = sample(seed)
    read = decode(mark + text.encode(encoding))
    assert read.text == text
    assert read.encoded() == mark + text.encode(encoding)


def test_chinese_of_an_older_file_is_read_as_gb18030():
    content = "双方商定，明年三月再次会晤。".encode("gb18030")
    read = decode(content)
    assert (read.text, read.encoding) == ("双方商定，明年三月再次会晤。", "gb18030")
    assert read.encoded() == content


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_by_its_zeros_without_a_mark(encoding):
    text = "Both sides agreed.\n双方商定。\n"
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("content", [b"\xff\xfe\xff", b"\x81", b"one\x00two", b"\xef\xbb\xbf\xff"])
def test_bytes_that_are_no_text_are_refused_by_name(content):
    with pytest.raises(BytesNotText) as refused:
        decode(content, "minutes.txt")
    assert refused.value.facts == {"name": "minutes.txt"}


@pytest.mark.parametrize("seed", range(30))
def test_whatever_is_read_gives_its_bytes_back(seed):
    content = random.Random(seed).randbytes(random.Random(seed).randint(1, 40))
    try:
        read = decode(content)
    except BytesNotText:
        return
    assert read.encoded() == content
    assert is_storable(read.text)


def test_line_ends_and_composed_letters_stay_as_they_are():
    text = "a\r\nb\rc\nZu\u0308rich Zürich"
    assert decode(text.encode()).text == text
