// Proposals stand under the text they would change: both languages as redlines, who proposed, what was answered.

function proposalBlock(room, row, proposal) {
  const block = make(
    "section",
    {
      class: `proposal state-${proposal.state}${proposal.private ? " private" : ""}`,
      testid: proposal.private ? "proposal-private" : "proposal",
      data: { proposal: proposal.id, state: proposal.state, party: proposal.party || "" },
      "aria-label": `${proposal.party_name} · ${proposal.kind_word}`,
    },
    proposalHead(room, proposal),
    proposal.counters && make("p", { class: "quiet counters", testid: "counters" }, say(room, "counters"), " ", proposalLink(proposal.counters)),
    proposal.batch && inBatch(room, proposal),
    proposal.does && make("p", { class: "does", testid: "does" }, proposal.does),
    !proposal.words_stay && LANGUAGES.map((language) => proposalText(room, proposal, language)),
    proposal.second && secondPart(room, proposal),
    proposal.note && make("p", { class: "note" }, make("span", { class: "label" }, say(room, "note_label")), " ", proposal.note),
    proposal.base_moved && movedBase(room, proposal),
    (proposal.touching || []).length > 0 && make("p", { class: "touching", testid: "touching" }, say(room, "touching"), " ", proposal.touching.map((other, at) => [at > 0 && " · ", proposalLink(other)])),
    answers(room, proposal),
    make("div", { class: "acts", role: "group" }, proposalActs(room, proposal), batchChoice(room, proposal)),
    make("div", { class: "pslot" }),
  );
  return block;
}

const proposalLink = (other) => make("button", { type: "button", class: "plain link-to", do: "go-proposal", testid: "go-proposal", data: { proposal: other.id } }, other.name);

/** The title and the note of the batch in which a proposal is, or was tabled. */
function inBatch(room, proposal) {
  const { title, note } = proposal.batch;
  return make("p", { class: "in-batch-line", testid: "batch-line" }, make("span", { class: "label" }, say(room, "in_batch")), " ", title, note && make("span", { class: "quiet" }, ` · ${note}`));
}

/** Of a split the second clause, under its own number. */
function secondPart(room, proposal) {
  const { second } = proposal;
  return [
    make("p", { class: "label second-label" }, say(room, "second_part"), second.number ? ` ${second.number}` : ""),
    LANGUAGES.map((language) =>
      make(
        "div",
        { class: `text ${language} second`, lang: LANG[language], testid: `second-${language}` },
        make("div", { class: "as-redline" }, redlined(second[`${language}_html`])),
        make("div", { class: "as-clean" }, bracketed(second[language])),
      ),
    ),
  ];
}

function proposalHead(room, proposal) {
  return make(
    "header",
    {},
    proposal.private && make("span", { class: "only-ours" }, drawn("lock"), say(room, "only_your_side")),
    make("span", { class: "party" }, proposal.party_name),
    make("span", { class: "kind" }, proposal.kind_word),
    make("span", { class: "quiet" }, byAndWhen(room, proposal)),
    !["open", "private"].includes(proposal.state) && make("span", { class: "quiet" }, proposal.state_word),
  );
}

/** Whose hand it was and when, as the reader's language sets a name before a moment. */
function byAndWhen(room, { by, when }) {
  return by && when ? say(room, "by_when", { by, when }) : by || when;
}

/** One language of a proposal: as a redline, or clean as it would read. An untouched language is not repeated. */
function proposalText(room, proposal, language) {
  const markup = proposal[`${language}_html`] || "";
  const column = { class: `text ${language}`, lang: LANG[language], testid: `proposal-${language}` };
  if (markup && !hasMarks(markup) && proposal.kind !== "insert") {
    return make("div", { ...column, class: `${column.class} untouched`, lang: LANG[room.language] }, say(room, `untouched_${language}`));
  }
  return make(
    "div",
    column,
    make("div", { class: "as-redline" }, markup ? redlined(markup) : bracketed(proposal[language])),
    make("div", { class: "as-clean" }, proposal.kind === "delete" ? make("span", { class: "quiet" }, say(room, "would_be_struck")) : bracketed(proposal[language])),
  );
}

function movedBase(room, proposal) {
  const conflicts = proposal.conflicts || [];
  const details = make(
    "details",
    { class: "moved", testid: "base-moved" },
    make("summary", {}, say(room, conflicts.length ? "base_moved_conflict" : "base_moved")),
  );
  for (const { language, base, theirs, yours } of conflicts) details.append(threeTexts(room, { [language]: { base, theirs, yours } }, "three_proposed"));
  return details;
}

function answers(room, proposal) {
  const given = proposal.answers || [];
  if (!given.length) return null;
  return make(
    "ul",
    { class: "answers" },
    given.map((answer) =>
      make(
        "li",
        { testid: "answer-given", data: { answer: answer.answer } },
        make("span", { class: "party" }, answer.party_name),
        make("span", { class: "answer-word" }, answer.answer_word),
        answer.comment && make("q", {}, answer.comment),
        make("span", { class: "quiet" }, byAndWhen(room, answer)),
      ),
    ),
  );
}

function proposalActs(room, proposal) {
  const answered = (proposal.answers || []).some((answer) => answer.party_name === room.me.party_name);
  return [
    can(room, proposal, "accept") && button(room, "accept_proposal", "accept-proposal"),
    can(room, proposal, "counter") && button(room, proposal.party === ownSide(room) ? "next_version" : "counter", "counter"),
    can(room, proposal, "answer") && button(room, "answer", "answer", { class: answered ? null : "wants" }),
    can(room, proposal, "table") && button(room, "table", "table"),
    can(room, proposal, "edit") && button(room, "edit", "edit"),
    can(room, proposal, "withdraw") && button(room, proposal.private ? "discard_private" : "withdraw", "withdraw", { class: "plain" }),
  ];
}

/** Base, theirs and yours side by side, for each language given; theirs and yours marked against the base. */
function threeTexts(room, texts, yours = "three_yours") {
  const columns = ["base", "theirs", "yours"];
  const heads = { base: say(room, "three_base"), theirs: say(room, "three_theirs"), yours: say(room, yours) };
  return make(
    "div",
    { class: "three", testid: "three-texts", role: "table" },
    make("div", { class: "three-row heads", role: "row" }, columns.map((c) => make("div", { role: "columnheader" }, heads[c]))),
    Object.entries(texts).map(([language, text]) =>
      make(
        "div",
        { class: "three-row", role: "row", lang: LANG[language] },
        columns.map((column) =>
          make(
            "div",
            { role: "cell", data: { head: heads[column] }, class: `text ${language}-letters` },
            column === "base" ? bracketed(text.base) : comparison(text.base, text[column]),
          ),
        ),
      ),
    ),
  );
}
