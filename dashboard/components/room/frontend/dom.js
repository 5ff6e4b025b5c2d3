// Elements are built, never parsed: what a person wrote becomes a text node and nothing else.

const LANGUAGES = ["en", "zh"];
const LANG = { en: "en", zh: "zh-Hans" };
const LANGUAGE_NAME = { en: "English", zh: "中文" };

/** Build one element. `do` names the act a click asks for, `testid` the name that tests use. */
function make(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "do" || name === "testid") element.dataset[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(2).filter((c) => c !== null && c !== undefined && c !== false && c !== ""));
  return element;
}

function button(room, word, act, props) {
  return make("button", { type: "button", do: act, testid: act, ...props }, typeof word === "string" ? say(room, word) : word);
}

/** The interface string of a key in the reader's language, its {places} filled. */
function say(room, key, places) {
  const sentence = (room.words && room.words[key]) || key;
  return places ? sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in places ? String(places[name]) : whole)) : sentence;
}

const CIRCLE = "M11.5 6.5a5 5 0 1 1-10 0a5 5 0 0 1 10 0z";
const SHAPES = {
  "○": { box: "0 0 13 13", strokes: [CIRCLE] },
  "◐": { box: "0 0 13 13", strokes: [CIRCLE], fills: ["M6.5 1.5a5 5 0 0 0 0 10z"] },
  "◑": { box: "0 0 13 13", strokes: [CIRCLE], fills: ["M6.5 1.5a5 5 0 0 1 0 10z"] },
  "●": { box: "0 0 13 13", fills: [CIRCLE] },
  "◆": { box: "0 0 13 13", fills: ["M6.5 1L12 6.5L6.5 12L1 6.5z"] },
  lock: { box: "0 0 12 14", strokes: ["M3 6V4a3 3 0 0 1 6 0v2", "M1.5 6h9v7h-9z"] },
  key_none: { box: "0 0 24 12", strokes: ["M10 6a4 4 0 1 1-8 0a4 4 0 0 1 8 0z", "M10 6h12M18 6v3.5M21.5 6v3"] },
  key_ad_referendum: {
    box: "0 0 24 12",
    strokes: ["M10 6a4 4 0 1 1-8 0a4 4 0 0 1 8 0z", "M10 6h12M18 6v3.5M21.5 6v3"],
    fills: ["M6 2a4 4 0 0 0 0 8z"],
  },
  key_confirmed: {
    box: "0 0 24 12",
    strokes: ["M10 6h12M18 6v3.5M21.5 6v3"],
    fills: ["M10 6a4 4 0 1 1-8 0a4 4 0 0 1 8 0z"],
  },
};

const DRAWN = new Map();

/** A drawn sign (lock, key); decorative unless a label is given. Drawn once and copied: a long text has thousands. */
function drawn(shape, label) {
  const name = `${shape} ${label || ""}`;
  if (DRAWN.size > 500) DRAWN.clear();
  if (!DRAWN.has(name)) DRAWN.set(name, draw(shape, label));
  return DRAWN.get(name).cloneNode(true);
}

function draw(shape, label) {
  const { box, strokes = [], fills = [] } = SHAPES[shape];
  const namespace = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(namespace, "svg");
  const [, , width, height] = box.split(" ");
  const attributes = { viewBox: box, width, height, class: `drawn ${/^\w+$/.test(shape) ? shape : "round"}`, focusable: "false" };
  for (const [name, value] of Object.entries(attributes)) picture.setAttribute(name, value);
  if (label) {
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", label);
  } else picture.setAttribute("aria-hidden", "true");
  for (const [paths, filled] of [[strokes, false], [fills, true]]) {
    for (const d of paths) {
      const path = document.createElementNS(namespace, "path");
      path.setAttribute("d", d);
      path.setAttribute("fill", filled ? "currentColor" : "none");
      path.setAttribute("stroke", "currentColor");
      path.setAttribute("stroke-width", "1.3");
      picture.append(path);
    }
  }
  return picture;
}

/** The sign of a status. The round ones are drawn: fonts disagree about their size, and size must not mean anything. */
function sign(symbol, word) {
  const content = Object.hasOwn(SHAPES, symbol) ? drawn(symbol) : symbol;
  const label = word ? { role: "img", "aria-label": word } : { "aria-hidden": "true" };
  return make("span", { class: "symbol", data: { symbol }, ...label }, content);
}

/** Text nodes, square brackets in spans of their own so that they can stand out; the letters stay the same. */
function bracketed(text) {
  return String(text || "")
    .split(/([[\]［］])/)
    .filter(Boolean)
    .map((piece) => (/^[[\]［］]$/.test(piece) ? make("span", { class: "bracket" }, piece) : document.createTextNode(piece)));
}

const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const MARKUP = /<(\/?)(ins|del)>|&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos|nbsp));/gi;

/** A redline made on the server: only bare ins and del are understood, everything else is text. */
function redlined(markup) {
  const nodes = [];
  let kind = "";
  let text = "";
  const flush = () => {
    if (text) nodes.push(kind ? make(kind, {}, bracketed(text)) : bracketed(text));
    text = "";
  };
  let from = 0;
  const source = String(markup || "");
  for (const found of source.matchAll(MARKUP)) {
    text += source.slice(from, found.index);
    from = found.index + found[0].length;
    const [, closing, tag, decimal, hex, name] = found;
    if (tag) {
      flush();
      kind = closing ? "" : tag.toLowerCase();
    } else if (name) text += NAMED[name.toLowerCase()];
    else text += String.fromCodePoint(Math.min(parseInt(decimal || hex, decimal ? 10 : 16), 0x10ffff));
  }
  text += source.slice(from);
  flush();
  return nodes.flat();
}

const hasMarks = (markup) => /<(ins|del)>/i.test(markup || "");

/** A key for one command. The browser offers randomUUID on secure addresses only. */
function freshKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
