import os
import pytest
from pathlib import Path
from actions.desk import Desk
from actions.sources import record_source
from actions.users import actor_named
from dialogue.vocabulary import SourceKind
from models.dialogues import Dialogue
from models.stores import Stores
from sqlmodel import select
pytestmark = pytest.mark.browser
def laid(server, name, kind):
    stores = Stores({name: f"sqlite:///{server.folder}/{name}.db" for name in ("accounts", "joint", "secretariat")})
    try:
        with stores.for_upkeep()["accounts"].reading() as accounts:
            orla = Desk(stores, actor_named(accounts, "orla"))
        with orla.writing() as joint:
            d = joint.exec(select(Dialogue)).first()
            text = next(Path("/work/shared/real/seeds").glob(name + "_*")).read_text()
            return record_source(joint, orla.actor, kind=kind, title="Seed " + name, text=text, dialogue_id=d.id).id.hex
    finally:
        stores.close()
@pytest.mark.parametrize("lang,width", [("en-US",1500),("zh-CN",1500),("en-US",420)])
def test_x(guest, server, lang, width):
    sid = laid(server, "000", SourceKind.CABLE)
    orla = guest("orla", language=lang, width=width)
    orla.open(f"/intake?id={sid}")
    orla.settle()
    orla.page.wait_for_timeout(800)
    orla.page.screenshot(path=f"/tmp/s11/shots/intake-{lang}-{width}.png", full_page=True)
    if width == 1500 and lang == "en-US":
        for key in "jjjjjjjjja":
            orla.page.keyboard.press(key)
            orla.page.wait_for_timeout(1200)
            orla.settle()
        orla.page.screenshot(path=f"/tmp/s11/shots/intake-after.png", full_page=True)
        orla.open(f"/sources?id={sid}")
        orla.settle(); orla.page.wait_for_timeout(500)
        orla.page.screenshot(path=f"/tmp/s11/shots/source.png", full_page=True)
