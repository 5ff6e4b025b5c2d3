"""Comments on the stream: told at once to those who read them, and to nobody else."""

from actions.installation import accounts
from actions.threads import open_thread, reply
from tests.actions.drafting import SECRET
from tests.api.test_events import now, server  # noqa: F401 - a fixture


def begin(site, by, words, *, private=False, clause=0):
    desk = site.table.desks[by]
    writing = desk.writing_own if private else desk.writing
    with desk.reading() as joint, accounts().reading() as users, writing() as session:
        return open_thread(joint, session, desk.actor, site.table.clauses[clause], words, accounts=users)


def test_a_remark_is_told_to_those_who_read_its_thread_and_to_nobody_else(server, site):  # noqa: F811
    streams = {by: server(by, query=f"?since={now(site, by)}") for by in ("helen", "wenyan", "oscar")}
    for stream in streams.values():
        stream.next("presence")
    begin(site, "daniel", SECRET, private=True)
    _, told = streams["helen"].next("threads")
    assert [view["audience"] for view in told["threads"]] == ["own"]
    thread = begin(site, "daniel", "Before all.", clause=1)
    for by in ("wenyan", "oscar", "helen"):
        _, told = streams[by].next("threads")
        assert [view["remarks"][0]["words"] for view in told["threads"]] == ["Before all."]
    for by in ("wenyan", "oscar"):
        assert SECRET not in streams[by].raw
    with site.table.desks["wenyan"].writing() as joint:
        reply(joint, site.table.desks["wenyan"].actor, thread.id, "Heard.")
    _, told = streams["helen"].next("threads")
    assert [remark["words"] for remark in told["threads"][0]["remarks"]] == ["Before all.", "Heard."]
    assert not any("event: rows" in stream.raw for stream in streams.values()), "a comment repaints no clause"
