"""An address stays on this computer or leads to another one."""

import pytest

from exports.word.addresses import leads_elsewhere

HERE = (
    "",
    "NULL",
    "../media/image1.png",
    "/word/media/image1.png",
    "C:\\Users\\x\\Normal.dotm",
    "file:///C:\\Users\\x\\Normal.dotm",
    "file:///R:/POOL/POOL%20S.dotx",
    "file:///home/x/seal.png",
    "file:/home/x/seal.png",
    "file:seal.png",
    "cid:image001.png@01DA",
    "data:image/png;base64,AAAA",
    "R1C1:R2C2",
)
ELSEWHERE = (
    "http://example.org/t.dotm",
    "HTTPS://example.org/t.dotm",
    "%68ttps://example.org/t.dotm",
    " ht\ttps://example.org/t.dotm",
    "ftp://example.org/t.dotm",
    "mhtml:https://example.org/x",
    "ms-word:ofe|u|https://example.org/x",
    "\\\\host\\share\\t.dotm",
    "//host/share/t.dotm",
    "%5C%5Chost\\share\\t.dotm",
    "file://host/share/t.dotm",
    "file:\\\\host\\share\\t.dotm",
    "file:////host/share/t.dotm",
    "file:///\\\\host\\share\\t.dotm",
    "file:///%5C%5Chost/share",
)


@pytest.mark.parametrize("address", HERE)
def test_a_path_and_what_a_file_carries_stay_here(address: str) -> None:
    assert not leads_elsewhere(address)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_a_host_and_a_scheme_that_fetches_lead_elsewhere(address: str) -> None:
    assert leads_elsewhere(address)
