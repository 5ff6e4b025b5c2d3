// A preview of the redline while a person writes. The redline of record is made on the server from agreed tokens.

const TOKEN = /[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+)*|\d+(?:[.,]\d+)*%?|\s+|[\s\S]/gu;
const MOST_CELLS = 4_000_000;

const tokens = (text) => String(text || "").match(TOKEN) || [];

/** Runs of ["=", text], ["-", text], ["+", text] that turn the old text into the new; deletion before insertion. */
function compareTexts(before, after) {
  const old = tokens(before);
  const now = tokens(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let oldEnd = old.length;
  let nowEnd = now.length;
  while (oldEnd > start && nowEnd > start && old[oldEnd - 1] === now[nowEnd - 1]) {
    oldEnd -= 1;
    nowEnd -= 1;
  }
  const runs = [
    ...old.slice(0, start).map((t) => ["=", t]),
    ...commonRuns(old.slice(start, oldEnd), now.slice(start, nowEnd)),
    ...old.slice(oldEnd).map((t) => ["=", t]),
  ];
  return gathered(runs);
}

/** Longest common subsequence of two token lists; a middle too long to compare is shown as replaced whole. */
function commonRuns(old, now) {
  if (old.length * now.length > MOST_CELLS) return [...old.map((t) => ["-", t]), ...now.map((t) => ["+", t])];
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        old[i] === now[j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  const runs = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      runs.push(["=", old[i]]);
      i += 1;
      j += 1;
    } else if (j >= now.length || (i < old.length && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])) {
      runs.push(["-", old[i]]);
      i += 1;
    } else {
      runs.push(["+", now[j]]);
      j += 1;
    }
  }
  return runs;
}

/** Tidy for people: changes parted by a space alone become one deletion and one insertion. */
function gathered(runs) {
  const tidy = [];
  let group = [];
  const push = (kind, text) => {
    const last = tidy[tidy.length - 1];
    if (last && last[0] === kind) last[1] += text;
    else if (text) tidy.push([kind, text]);
  };
  const flush = () => {
    const trailing = [];
    while (group.length && group[group.length - 1][0] === "=") trailing.unshift(group.pop());
    const mixed = group.some(([kind]) => kind === "-") && group.some(([kind]) => kind === "+");
    if (mixed) {
      push("-", group.filter(([kind]) => kind !== "+").map(([, text]) => text).join(""));
      push("+", group.filter(([kind]) => kind !== "-").map(([, text]) => text).join(""));
    } else group.forEach(([kind, text]) => push(kind, text));
    trailing.forEach(([kind, text]) => push(kind, text));
    group = [];
  };
  for (const [kind, text] of runs) {
    if (kind !== "=") group.push([kind, text]);
    else if (group.length && /^\s+$/.test(text)) group.push([kind, text]);
    else {
      flush();
      push(kind, text);
    }
  }
  flush();
  return tidy;
}

/** The comparison as nodes: ins, del and plain text. */
function comparison(before, after) {
  return compareTexts(before, after).flatMap(([kind, text]) => {
    if (kind === "=") return bracketed(text);
    return [make(kind === "+" ? "ins" : "del", {}, bracketed(text))];
  });
}
