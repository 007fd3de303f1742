// Words of others are only ever text: nodes are made here, and no markup is ever parsed.

/** Characters that hide or reorder text (bidi controls, tags, zero-width and control characters). */
const HIDDEN = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e007f}]/gu;

const escapedName = (c) => "U+" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

/** One line of plain words for a label: hidden characters shown by name, cut at a length. */
function words(value, length = 200) {
  const all = String(value ?? "");
  const cut = all.length > length ? all.slice(0, length - 1) + "…" : all;
  return cut.replace(HIDDEN, (c) => `⟨${escapedName(c)}⟩`).replace(/\s+/g, " ");
}

/** Append letter text to a node, with hidden characters shown by name. */
function appendText(node, value) {
  const text = value.replace(/\r\n?|\f/g, "\n");
  let from = 0;
  for (const found of text.matchAll(HIDDEN)) {
    if (found.index > from) node.append(text.slice(from, found.index));
    node.append(h("span", { class: "hidden-char", title: "hidden character" }, escapedName(found[0])));
    from = found.index + found[0].length;
  }
  if (from < text.length) node.append(text.slice(from));
}

/** An element. Attributes beginning with `on` are listeners; children are nodes or text. */
function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const $ = (id) => document.getElementById(id);
const number = new Intl.NumberFormat("en");
const plural = (n, one, many = one + "s") => `${number.format(n)} ${n === 1 ? one : many}`;

/** The text of a letter, or null while or because it is not in the page. Read when it is asked for. */
const textCache = new Map();
function letterText(letter) {
  if (textCache.has(letter)) return textCache.get(letter);
  const island = letters.text[letter] ? $(`letter-${letter}`) : null;
  if (!island) return null;
  if (textCache.size > 200) textCache.clear();
  const text = JSON.parse(island.textContent);
  textCache.set(letter, text);
  return text;
}

/** UTF-16 indexes of sorted code-point offsets. */
function indexesOf(text, offsets) {
  const found = new Map();
  if (!/[\ud800-\udfff]/.test(text)) return new Map(offsets.map((offset) => [offset, offset]));
  let point = 0, unit = 0;
  for (const offset of offsets) {
    while (point < offset && unit < text.length) {
      unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
      point++;
    }
    found.set(offset, unit);
  }
  return found;
}

/** The quotes of a row, in their order. */
function quotesOf(i) {
  const found = [];
  const text = letterText(rows.letter[i]);
  for (let e = evidence.at[i]; e < evidence.at[i + 1]; e++) {
    const start = evidence.start[e], end = evidence.end[e];
    let quote = evidence.words[e];
    if (quote === undefined && text !== null) {
      const at = indexesOf(text, [start, end]);
      quote = text.slice(at.get(start), at.get(end));
    }
    found.push({ start, end, quote: quote ?? "" });
  }
  return found;
}
