"""What a copied clause says of where it came from, over the wire: to those who may read the earlier text, and to nobody else."""

from dataclasses import replace

import pytest

from actions.draft_starts import start_from_text
from models.base import new_id
from tests.actions.closing import milestone
from tests.actions.drafting import CLAUSES
from tests.actions.test_draft_starts import clauses, started
from tests.actions.test_house_templates import from_draft, saved
from tests.actions.test_house_templates import started as started_from_template

EN, ZH = "Both sides shall meet & talk <often>.", "双方应当经常会晤。"


@pytest.fixture
def copy(site):
    """The table with a draft on it whose clauses were copied from the draft that was on it before."""
    draft = started(site.table, start_from_text, milestone(site.table))
    ids = tuple(standing.clause.id for standing in clauses(site.table, draft))
    return replace(site.table, draft=draft, clauses=ids)


def asked(client, draft, clause=None, language="en"):
    one = f"&clause={clause.hex}" if clause else ""
    return client.get(f"/api/drafts/{draft.hex}/origins?lang={language}{one}")


def origins(*given, **more):
    return asked(*given, **more).json()["origins"]


def test_every_copied_clause_says_where_its_words_stand_too(site, copy):
    helen = site.signed_in("helen")
    told = origins(helen, copy.draft)
    assert list(told) == [clause.hex for clause in copy.clauses]
    first = told[copy.clauses[0].hex]
    assert first["sentence"] == f"as in clause {CLAUSES[0].number} of “Consensus”, version 0.1"
    assert first["same"] is True
    assert first["href"] == f"/history?clause={site.table.clauses[0].hex}"
    assert "en_html" not in first
    chinese = origins(helen, copy.draft, language="zh")[copy.clauses[0].hex]["sentence"]
    assert chinese == f"如《共识》0.1 版第 {CLAUSES[0].number} 条"
    assert origins(helen, site.table.draft) == {}


def test_a_clause_that_was_reworded_says_that_it_departs_and_how(site, copy):
    helen = site.signed_in("helen")
    copy.accept_proposal("wenyan", copy.table("daniel", EN, ZH))
    told = origins(helen, copy.draft, copy.clauses[0])
    (origin,) = told.values()
    assert origin["sentence"].startswith("departs from clause")
    assert origin["same"] is False
    assert origin["revision"] == copy.head().id.hex
    assert "<ins>" in origin["en_html"]
    assert "&lt;often&gt;" in origin["en_html"]
    assert "<del>" in origin["zh_html"]
    assert "较《共识》" in origins(helen, copy.draft, copy.clauses[0], "zh")[copy.clauses[0].hex]["sentence"]
    assert origins(helen, copy.draft, copy.clauses[1])[copy.clauses[1].hex]["same"] is True


def test_who_may_not_read_the_draft_and_who_is_nobody_is_told_nothing(site, copy):
    assert asked(site.visitor(), copy.draft).status_code == 401
    assert asked(site.signed_in("ada"), copy.draft).status_code in (403, 404)
    helen = site.signed_in("helen")
    assert asked(helen, new_id()).status_code == 404
    assert asked(helen, copy.draft, site.table.clauses[0]).status_code == 404


def test_a_clause_that_came_through_a_house_template_names_the_text_it_stood_in_without_a_version(site):
    template = saved(site.table, from_draft(site.table))
    draft = started_from_template(site.table, template)
    ids = tuple(standing.clause.id for standing in clauses(site.table, draft))
    copy, helen = replace(site.table, draft=draft, clauses=ids), site.signed_in("helen")
    first = origins(helen, draft)[ids[0].hex]
    assert (first["sentence"], first["same"]) == (f"as in clause {CLAUSES[0].number} of “Consensus”", True)
    copy.accept_proposal("wenyan", copy.table("daniel", EN, ZH))
    said = {language: origins(helen, draft, ids[0], language=language)[ids[0].hex] for language in ("en", "zh")}
    assert said["en"]["sentence"] == f"departs from clause {CLAUSES[0].number} of “Consensus”"
    assert said["zh"]["sentence"] == f"较《共识》第 {CLAUSES[0].number} 条有改动"
