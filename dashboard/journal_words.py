"""What each journalled act is called, in the reader's language."""

from locales import N_, Reader

ACTS = {
    "clause:accepted": N_("text of a clause accepted"),
    "clause:confirmed": N_("acceptance ad referendum confirmed by capital"),
    "clause:conformed": N_("both languages confirmed"),
    "clause:proposal:accepted": N_("proposal accepted"),
    "clause:proposal:answered": N_("proposal answered"),
    "clause:proposal:batched": N_("private proposal put into a batch, or taken out"),
    "clause:proposal:discarded": N_("private proposal put aside"),
    "clause:proposal:edited": N_("private proposal changed"),
    "clause:proposal:tabled": N_("proposal tabled"),
    "clause:proposal:withdrawn": N_("proposal withdrawn"),
    "clause:proposal:written": N_("private proposal written"),
    "clause:released": N_("acceptance taken back"),
    "comment:recorded": N_("comment recorded"),
    "commitment:account:given": N_("account of a commitment given"),
    "commitment:fulfilment:recorded": N_("evidence of fulfilment recorded"),
    "commitment:recorded": N_("commitment recorded"),
    "dialogue:amended": N_("dialogue amended"),
    "dialogue:co_host:added": N_("co-host added"),
    "dialogue:opened": N_("dialogue opened"),
    "draft:batch:opened": N_("private batch of proposals begun"),
    "draft:batch:tabled": N_("batch of proposals tabled"),
    "draft:change_taken": N_("change taken from a Word file"),
    "draft:exported": N_("Word file handed out"),
    "draft:opened": N_("draft opened"),
    "draft:returned": N_("Word file taken back"),
    "meeting:agenda_item:added": N_("agenda item added"),
    "meeting:agenda_item:closed": N_("agenda item closed"),
    "meeting:amended": N_("meeting amended"),
    "meeting:count:stated": N_("stated number of participants recorded"),
    "meeting:date:asserted": N_("date of a meeting recorded"),
    "meeting:opened": N_("next round opened"),
    "meeting:participation:added": N_("participant added"),
    "meeting:participation:confirmed": N_("affiliation confirmed"),
    "meeting:recorded": N_("meeting recorded"),
    "organisation:recorded": N_("organisation recorded"),
    "party:introduced": N_("party introduced"),
    "party:recorded": N_("party recorded"),
    "person:name:added": N_("name of a person added"),
    "person:recorded": N_("person recorded"),
    "position:recorded": N_("position recorded"),
    "source:passage:marked": N_("passage marked"),
    "source:recorded": N_("source recorded"),
    "topic:recorded": N_("topic recorded"),
    "transmittal:recorded": N_("transmittal recorded"),
    "user:created": N_("user made"),
    "user:disabled": N_("user shut out"),
    "user:enabled": N_("user let in again"),
    "user:language_chosen": N_("language chosen"),
    "user:signed_in": N_("user signed in"),
    "user:signed_out": N_("user signed out"),
}
"""Every act that stands in a journal; a test holds this list against the verbs."""


def act_words(act: str, reader: Reader) -> str:
    """The act in words; its tag where it has none yet."""
    return reader.t(ACTS[act]) if act in ACTS else act
