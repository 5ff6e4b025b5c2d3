"""The words of comments in the drafting room, by key."""

from typing import Final

from locales import N_

THREAD_WORDS: Final[dict[str, str]] = {
    # on a clause
    "threads_open": N_("Comments"),
    "threads_joint_count": N_("Open comments before all sides: {n}"),
    "threads_own_count": N_("Open comments among your side only: {n}"),
    "threads_joint_open": N_("open comments: {n}"),
    "threads_own_open": N_("open comments of your side: {n}"),
    "threads_unread": N_("not read yet"),
    "threads_live": N_("New comment on {number}: {who}"),
    "comment_unsent": N_("unsent comment"),
    "comment_on_words": N_("Comment on these words"),
    "history_link": N_("Negotiating history"),
    # who reads
    "all_sides_see": N_("all sides see this"),
    "thread_new": N_("New comment: who shall read it?"),
    "thread_new_on_words": N_("Comment on these words: who shall read it?"),
    "choose_joint": N_("Before all sides"),
    "choose_joint_hint": N_("{parties} and the secretariat read it and every reply"),
    "choose_own": N_("Our side only"),
    "choose_own_hint": N_("only your side ({party}) reads it and every reply"),
    "reply_inherits": N_("A reply is read by whoever reads the thread."),
    # the drawer
    "threads_title": N_("Comments on {number}"),
    "threads_none": N_("No comment on this clause yet."),
    "threads_resolved": N_("Resolved: {n}"),
    "thread_on_clause": N_("On the clause as a whole"),
    "thread_on_words": N_("On these words"),
    "thread_words_gone": N_("On words that no longer stand in the text"),
    "thread_reply": N_("Reply"),
    "thread_resolve": N_("Resolve"),
    "thread_reopen": N_("Reopen"),
    "thread_was_resolved": N_("resolved this thread"),
    "thread_was_reopened": N_("reopened this thread"),
    # writing
    "comment_label_joint": N_("Comment that all sides will see"),
    "comment_label_own": N_("Comment that only your side will see"),
    "comment_placeholder": N_("@ names somebody who can read this"),
    "name_somebody": N_("Who can be named"),
    "send_joint": N_("Say before all sides"),
    "send_own": N_("Say among our side"),
    "send_hint": N_("Ctrl + Enter sends"),
    "comment_empty": N_("Nothing has been written yet."),
    # the keyboard
    "key_comment": N_("comments on the clause, or on marked words"),
    "key_send": N_("send a comment"),
}
