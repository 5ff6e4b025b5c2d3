// Batches of the own side, above the text: proposals that will be tabled together under a title and with a covering note.

/** Take the list of batches; where one has come or gone, private proposals offer another choice. */
function takeBatches(room, batches) {
  const names = (of) => of.map((batch) => `${batch.id} ${batch.title}`).join();
  const others = batches && names(batches) !== names(room.batches);
  room.batches = batches || room.batches;
  if (others) {
    const offering = [...room.rows.values()].filter((row) => openProposals(row).some((p) => p.private));
    holdStill(room, () => offering.forEach((row) => paintRow(room, row.id)));
  }
  paintBatches(room);
}

function paintBatches(room) {
  const place = room.parts.batches;
  const active = room.root.getRootNode().activeElement;
  if (active && active.closest(".batch-slot, .bslot") && place.contains(active)) return; // hands are in it
  const privates = [...room.rows.values()].flatMap((row) => openProposals(row)).filter((p) => p.private && can(room, p, "batch"));
  const mayOpen = privates.length > 0;
  const writing = place.querySelector(".batch-slot > form"); // half-typed: it moves over whole
  place.hidden = !room.batches.length && !mayOpen && !writing;
  if (place.hidden) return;
  place.replaceChildren(
    make("header", {}, make("span", { class: "only-ours" }, drawn("lock"), say(room, "only_your_side")), make("span", { class: "kind" }, say(room, "private_batches")), mayOpen && button(room, "batch_open", "batch-open", { class: "plain" })),
    ...room.batches.map((batch) => batchBlock(room, batch)),
    make("div", { class: "batch-slot" }, writing),
  );
}

function batchBlock(room, batch) {
  const asking = room.parts.batches.querySelector(`[data-batch="${CSS.escape(batch.id)}"] > .bslot > *`);
  const held = batch.proposals.map((id) => ({ id, row: [...room.rows.values()].find((row) => findProposal(row, id)) })).filter(({ row }) => row);
  return make(
    "section",
    { class: "batch", testid: "batch", data: { batch: batch.id } },
    make("div", {}, make("span", { class: "batch-title" }, batch.title), batch.subtitle && make("span", { class: "quiet" }, batch.subtitle)),
    batch.note && make("p", { class: "note" }, make("span", { class: "label" }, say(room, "note_label")), " ", batch.note),
    held.length
      ? make("p", { class: "batch-held" }, held.map(({ id, row }) => make("button", { type: "button", class: "plain", do: "go-proposal", testid: "batch-proposal", data: { proposal: id } }, `${row.number || "↑"} ${findProposal(row, id).kind_word}`)))
      : make("p", { class: "quiet" }, say(room, "batch_empty")),
    make("div", { class: "acts" }, can(room, batch, "table") && held.length > 0 && button(room, "batch_table", "batch-table")),
    make("div", { class: "bslot" }, asking),
  );
}

function openBatchForm(room) {
  const slot = room.parts.batches.querySelector(".batch-slot");
  if (!slot || slot.firstChild) return;
  const field = (name, word, tag = "input") => make("label", { class: "note-label" }, make("span", { class: "label" }, say(room, word)), make(tag, { class: "field", name, testid: `batch-${name}`, maxlength: tag === "input" ? 300 : null, rows: tag === "textarea" ? 1 : null, autocomplete: "off" }));
  const form = make(
    "form",
    { class: "form", testid: "form-batch" },
    field("title_en", "batch_title_en"),
    field("title_zh", "batch_title_zh"),
    field("note", "note_label", "textarea"),
    make("div", { class: "acts" }, button(room, make("span", {}, drawn("lock"), say(room, "batch_begin")), "batch-begin", { class: "strong" }), button(room, "cancel", "batch-cancel", { class: "plain" })),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  slot.replaceChildren(form);
  form.querySelector("input").focus();
}

function batchForm(room) {
  const form = room.parts.batches.querySelector("form");
  return { form, typed: Object.fromEntries([...form.querySelectorAll("[name]")].map((field) => [field.name, field.value])) };
}

function closeBatchForm(room) {
  room.parts.batches.querySelector(".batch-slot")?.replaceChildren();
  paintBatches(room);
}

/** Before tabling the batch says who will see it, and asks why where one of its clauses is agreed. */
function askBatch(room, batch) {
  const slot = room.parts.batches.querySelector(`[data-batch="${CSS.escape(batch)}"] > .bslot`);
  const rows = (room.batches.find((b) => b.id === batch) || { proposals: [] }).proposals.map((id) => [...room.rows.values()].find((row) => findProposal(row, id)));
  const reason = rows.some((row) => row && row.reopens) && reasonField(room, (room.batches.find((b) => b.id === batch) || {}).note);
  slot.replaceChildren(
    make("div", { class: "ask", testid: "batch-ask" }, make("span", {}, tablingSentence(room)), reason, button(room, "table_now", "batch-table-now", { class: "strong", testid: "batch-table-send" }), button(room, "not_yet", "batch-not-yet", { class: "plain" })),
  );
  slot.querySelector("[data-do=batch-table-now]").focus();
}

/** An act on a batch belongs to no clause; what is refused is said beside the batches. */
async function batchAct(room, body) {
  const lock = `batch:${body.act}:${body.batch || ""}`;
  if (room.sending.has(lock)) return;
  room.sending.add(lock);
  const reply = await command(room, body);
  room.sending.delete(lock);
  if (room.closed) return;
  for (const old of room.parts.batches.querySelectorAll(".notice")) old.remove();
  if (!reply.ok) {
    const word = { NoAnswer: "not_sent", SignedOut: "signed_out_kept" }[reply.code];
    room.parts.batches.append(make("div", { class: "notice refused", role: "alert", testid: "batch-refused", data: { code: reply.code } }, word ? say(room, word) : reply.sentence || say(room, "refused")));
    if (reply.code === "SignedOut") signedOut(room);
    return;
  }
  room.root.getRootNode().activeElement?.blur();
  room.parts.batches.querySelector(".batch-slot")?.replaceChildren();
  arrived(room, reply, null);
  if (reply.said) told(room, reply.said, null, body.act);
}

/** Which batch a private proposal is in, as a choice. */
function batchChoice(room, proposal) {
  if (!proposal.private || !can(room, proposal, "batch") || !room.batches.length) return null;
  const field = make(
    "select",
    { class: "field in-batch", testid: "in-batch", "aria-label": say(room, "in_batch"), data: { was: proposal.batch ? proposal.batch.id : "" } },
    make("option", { value: "" }, say(room, "in_no_batch")),
    room.batches.map((batch) => make("option", { value: batch.id }, batch.title)),
  );
  field.value = proposal.batch ? proposal.batch.id : "";
  field.addEventListener("change", () => {
    const clause = field.closest("[data-clause]").dataset.clause;
    act(room, clause, { act: "put_in_batch", clause, proposal: proposal.id, batch: field.value });
  });
  return make("label", { class: "batch-choice" }, make("span", { class: "label" }, say(room, "in_batch")), field);
}

/** Why an agreed clause is reopened; asked before the refusal would ask it. */
function reasonField(room, note) {
  const field = make("textarea", { class: "field", rows: 1, name: "reason", testid: "reopen-reason", "aria-label": say(room, "reopen_reason") });
  field.value = note || "";
  return make("label", { class: "reason" }, make("span", {}, say(room, "reopen_reason")), field);
}

/** The reason given at a form; null where one was asked for and none was given. */
function reasonGiven(place) {
  const field = place && place.querySelector("[data-testid=reopen-reason]");
  if (!field) return {};
  if (!field.value.trim()) {
    field.focus();
    field.setAttribute("aria-invalid", "true");
    return null;
  }
  return { reason: field.value };
}
