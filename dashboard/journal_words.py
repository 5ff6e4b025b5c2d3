"""What each journalled act is called, in the reader's language."""

from locales import N_, Reader

ACTS = {
    "account:given": N_("account given"),
    "affiliation:confirmed": N_("affiliation confirmed"),
    "agenda_item:added": N_("agenda item added"),
    "agenda_item:closed": N_("agenda item closed"),
    "clause:accepted": N_("text of a clause accepted"),
    "clause:conformed": N_("both languages confirmed"),
    "clause:proposal:accepted": N_("proposal accepted"),
    "clause:proposal:answered": N_("proposal answered"),
    "clause:proposal:discarded": N_("private proposal put aside"),
    "clause:proposal:edited": N_("private proposal changed"),
    "clause:proposal:tabled": N_("proposal tabled"),
    "clause:proposal:withdrawn": N_("proposal withdrawn"),
    "clause:proposal:written": N_("private proposal written"),
    "clause:released": N_("acceptance taken back"),
    "draft:exported": N_("Word file handed out"),
    "draft:opened": N_("draft opened"),
    "draft:returned": N_("Word file taken back"),
    "user:created": N_("user made"),
    "user:disabled": N_("user shut out"),
    "user:enabled": N_("user let in again"),
    "user:language_chosen": N_("language chosen"),
    "user:signed_in": N_("signed in"),
    "user:signed_out": N_("signed out"),
}


def act_words(act: str, reader: Reader) -> str:
    """The act in words; its tag where it has none yet."""
    return reader.t(ACTS[act]) if act in ACTS else act
