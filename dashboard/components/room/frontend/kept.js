// Half-typed text is kept in this browser, never in the address: a reload or a restarted server loses nothing.

const VIEW_KEY = "alternat:view";

const draftPrefix = (room) => `alternat:${room.draft.id}:${room.me.user}:`;
const keptKey = (form) => `${draftPrefix(form.room)}${form.clause}:${form.slot}`;

function stored(act, fallback) {
  try {
    return act(window.localStorage);
  } catch {
    return fallback; // storage is full or switched off: the text still stands in the form
  }
}

function keep(form) {
  if (!hasTyped(form)) return forget(form);
  const { revision, en, zh } = form.base;
  const record = { ...form.typed(), revision, base_en: en, base_zh: zh, at: new Date().toISOString() };
  stored((s) => s.setItem(keptKey(form), JSON.stringify(record)));
}

const forget = (form) => stored((s) => s.removeItem(keptKey(form)));
const forgetKey = (key) => stored((s) => s.removeItem(key));

/** Everything this reader left half-typed in this draft. */
function allKept(room) {
  return stored((storage) => {
    const found = [];
    for (let i = 0; i < storage.length; i += 1) {
      const key = storage.key(i);
      if (!key || !key.startsWith(draftPrefix(room))) continue;
      const [clause, ...slot] = key.slice(draftPrefix(room).length).split(":");
      const record = parsed(storage.getItem(key));
      if (clause && slot.length && record) found.push({ key, clause, slot: slot.join(":"), record });
    }
    return found;
  }, []);
}

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return value && typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

/** How this reader likes to read: both languages or one, redline or clean. */
function keptView() {
  const view = stored((s) => parsed(s.getItem(VIEW_KEY)), null) || {};
  return {
    languages: ["en", "zh", "both"].includes(view.languages) ? view.languages : "both",
    marks: ["redline", "clean", "brackets"].includes(view.marks) ? view.marks : "redline",
  };
}

const keepView = (room) => stored((s) => s.setItem(VIEW_KEY, JSON.stringify(room.view)));

const clock = (room, iso) =>
  new Date(iso).toLocaleString(room.language === "zh" ? "zh-CN" : "en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
