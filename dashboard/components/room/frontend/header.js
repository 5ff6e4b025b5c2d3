// The head of the room: which text this is, where it stands in counts that open their lists, and how it is read.

/** Draw the frame once; later only its parts are filled. */
function frame(room) {
  const parts = (room.parts = {});
  parts.bar = make("header", { class: "bar", testid: "room-bar" });
  parts.title = make("div", { class: "title" });
  parts.tools = make("div", { class: "tools" });
  parts.counts = make("div", { class: "counts", testid: "counts", role: "group" });
  parts.here = make("div", { class: "present", testid: "presence" });
  parts.link = make("span", { class: "link", testid: "stream", data: { state: "connecting" }, role: "status" });
  parts.progress = make("div", { class: "progress", "aria-hidden": "true" }, make("i"));
  parts.bar.append(
    make("div", { class: "bar-line" }, parts.title, parts.tools),
    make("div", { class: "bar-line" }, parts.counts, make("div", { class: "side" }, parts.here, parts.link)),
    parts.progress,
  );
  parts.outline = make("nav", { class: "outline", testid: "outline" });
  parts.top = make("div", { class: "top-notices" });
  parts.filtered = make("div", { class: "filtered", testid: "filtered", hidden: true });
  parts.list = make("div", { class: "list", role: "feed", testid: "clauses" });
  parts.nothing = make("p", { class: "nothing", hidden: true, testid: "nothing" });
  parts.panel = make("aside", { class: "panel", testid: "panel" });
  parts.said = make("div", { class: "said", role: "status", testid: "said", hidden: true });
  parts.live = make("div", { class: "unseen", "aria-live": "polite", testid: "live" });
  parts.help = make("div", { class: "help", role: "dialog", tabindex: "-1", testid: "help", hidden: true });
  parts.batches = make("div", { class: "batches", testid: "batches", hidden: true });
  const main = make("main", { class: "texts" }, parts.top, parts.batches, parts.filtered, parts.list, parts.nothing);
  room.root.replaceChildren(
    make("div", { class: "frame" }, parts.bar, make("div", { class: "zones" }, parts.outline, main, parts.panel), parts.said, parts.live, parts.help),
  );
  room.root.classList.add("room");
  paintWords(room);
}

/** What the frame says in the reader's language; said anew when the language changes. */
function paintWords(room) {
  const { parts } = room;
  room.root.lang = LANG[room.language];
  for (const [part, word] of Object.entries({ outline: "outline", list: "clauses", panel: "this_clause", help: "keys_help" })) {
    parts[part].setAttribute("aria-label", say(room, word));
  }
  parts.nothing.textContent = say(room, "nothing_shown");
  paintTools(room);
  paintHelp(room);
}

function paintHeader(room) {
  const { draft, header, parts } = room;
  parts.title.replaceChildren(
    make("h2", {}, draft.title),
    make("span", { class: "milestone" }, [draft.milestone, draft.state].filter(Boolean).join(" · ")),
    draft.subtitle && make("span", { class: "quiet subtitle" }, draft.subtitle),
  );
  const pressed = room.filter && room.filter.name;
  const count = (name, sentence, clauses) =>
    make(
      "button",
      { type: "button", class: "count", do: "count", data: { count: name, testid: `count-${name}` }, "aria-pressed": pressed === name ? "true" : "false", disabled: clauses && !clauses.length && pressed !== name },
      sentence,
    );
  const waits = header.waiting || [];
  parts.counts.replaceChildren(
    ...[
      header.agreed && count("agreed", header.agreed.sentence),
      header.brackets && count("brackets", header.brackets.sentence, header.brackets.clauses),
      ...(header.sentences || []).map((sentence) => make("span", { class: "quiet" }, sentence)),
      ...waits.map((wait) => {
        const node = count(`waiting-${wait.party}`, wait.sentence, wait.clauses);
        node.classList.toggle("mine", wait.party === room.me.party && (wait.clauses || []).length > 0);
        return node;
      }),
      header.conforming && count("conforming", header.conforming.sentence, header.conforming.clauses),
      header.since && count("since", header.since.sentence, header.since.clauses),
      ...threadCounts(room, count),
    ].filter(Boolean),
  );
  const agreed = header.agreed || { n: 0, of: 0 };
  paintWhich(room);
  parts.progress.firstChild.style.width = agreed.of ? `${(100 * agreed.n) / agreed.of}%` : "0";
  const wait = waitingOnMe(room).length;
  document.title = `${wait ? `(${wait}) ` : ""}${draft.title} · ${draft.milestone}`;
}

/** What a count of the header leaves in the list. */
function chooseFilter(room, name) {
  const { header } = room;
  const among = (find) => (row) => ((find(room.header) || {}).clauses || []).includes(row.id);
  const filters = {
    agreed: (row) => row.status.code === "agreed",
    conforming: among((h) => h.conforming),
    brackets: among((h) => h.brackets),
    since: among((h) => h.since),
  };
  for (const wait of header.waiting || []) {
    filters[`waiting-${wait.party}`] = among((h) => (h.waiting || []).find((w) => w.party === wait.party));
  }
  const audience = THREAD_COUNTS[name];
  if (audience) filters[name] = withOpenThreads(room, audience);
  const again = room.filter && room.filter.name === name;
  room.filter = again || !filters[name] ? null : { name, holds: filters[name], followsThreads: Boolean(audience) };
  paintHeader(room);
  applyFilter(room);
  if (room.filter) goTop(room);
}

function filterBy(room, query) {
  room.query = query;
  applyFilter(room);
  goTop(room);
}

function paintTools(room) {
  const { view } = room;
  const choice = (group, value, word, lang) =>
    make(
      "button",
      { type: "button", do: "view", data: { group, value, testid: `view-${value}` }, "aria-pressed": String(view[group] === value), lang },
      word,
    );
  const filter = room.parts.filter || make("input", { type: "search", class: "filter", testid: "filter", autocomplete: "off", spellcheck: "false" });
  room.parts.filter = filter;
  filter.placeholder = say(room, "filter");
  filter.setAttribute("aria-label", say(room, "filter_label"));
  room.parts.tools.replaceChildren(
    make("span", { class: "choice", role: "group", "aria-label": say(room, "languages") }, choice("languages", "en", "EN", "en"), choice("languages", "zh", "中文", "zh-Hans"), choice("languages", "both", say(room, "both"))),
    make("span", { class: "choice", role: "group", "aria-label": say(room, "marks") }, choice("marks", "redline", say(room, "redline")), choice("marks", "clean", say(room, "clean")), choice("marks", "brackets", say(room, "brackets"))),
    button(room, "outline", "outline-open", { class: "outline-open", "aria-expanded": "false" }),
    whichField(room),
    filter,
    make("button", { type: "button", class: "help-open", do: "help", testid: "help-open", "aria-label": say(room, "keys_help"), title: say(room, "keys_help") }, "?"),
  );
  room.root.dataset.languages = view.languages;
  room.root.dataset.marks = view.marks;
}

function paintHelp(room) {
  const keys = [
    ["j k", "key_next"],
    ["o", "key_open"],
    ["u", "key_unread"],
    ["a", "key_accept"],
    ["p", "key_propose"],
    ["c", "key_comment"],
    ["l", "key_language"],
    ["r", "key_redline"],
    ["/", "key_filter"],
    ["Ctrl ↵", "key_save"],
    ["Ctrl ↵", "key_send"],
    ["?", "key_help"],
    ["Esc", "key_escape"],
  ];
  room.parts.help.replaceChildren(
    make("h3", {}, say(room, "keys_help")),
    make("dl", {}, keys.map(([key, word]) => [make("dt", {}, key.split(" ").map((k) => make("kbd", {}, k))), make("dd", {}, say(room, word))])),
    button(room, "close", "help", { testid: "help-close" }),
  );
}

function paintPresent(room) {
  const others = room.present.filter((person) => person.user !== room.me.user);
  const names = others.map((person) => {
    const row = person.clause && room.rows.get(person.clause);
    return make("span", { class: "person" }, make("span", { class: "party" }, person.party_name || ""), person.name, row && make("span", { class: "quiet" }, ` ${row.number}`));
  });
  room.parts.here.replaceChildren(...(names.length ? [make("span", { class: "quiet" }, say(room, "also_here")), ...names] : []));
  const now = new Set(others.map((person) => person.clause).filter(Boolean));
  for (const id of new Set([...room.writtenAt, ...now])) paintHere(room, id);
  room.writtenAt = now;
}

const LINK_WORDS = { open: "stream_open", connecting: "stream_connecting", lost: "stream_lost", out: "signed_out" };

function paintLink(room, state) {
  room.parts.link.dataset.state = state;
  room.parts.link.replaceChildren(make("i"), say(room, LINK_WORDS[state]));
}
