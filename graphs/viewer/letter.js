// The text of a letter with every quote marked. A mark leads to its cell; a quote in the evidence leads here.
const letterView = { shown: -1, marks: [] };

function openLetter(letter, row = -1, start = -1) {
  chosen.letter = letter;
  if (letterView.shown !== letter) showLetter(letter);
  $("letter-panel").hidden = false;
  markChosen(row, start);
  if (chosen.ring === "letter") schedule("ring");
  syncRing();
}

function closeLetter() {
  $("letter-panel").hidden = true;
  letterView.shown = chosen.letter = -1;
  if (chosen.ring === "letter") setRing("target");
  syncRing();
  $("evidence").querySelector("button")?.focus();
}

function showLetter(letter) {
  letterView.shown = letter;
  const text = letterText(letter), box = $("letter-text");
  $("letter-name").textContent = words(letters.name[letter]);
  const facts = [written(letters.day[letter], letters.year[letter]), letters.senders[letter].map((who) => actors.label[who]).join(", "), letters.session[letter] && `session ${letters.session[letter]}`];
  $("letter-facts").textContent = words(facts.filter(Boolean).join(" · "));
  $("letter-title").textContent = words(letters.title[letter], 400);
  const cites = letters.cites[letter];
  $("letter-cites").replaceChildren(...(cites.length ? ["cites ", ...cites.flatMap((what, k) => [k ? ", " : "", citeLink(what)])] : []));
  box.replaceChildren();
  letterView.marks = [];
  if (text === null) {
    box.append(h("p", { class: "muted" }, "The text of this document is not in this file."));
    return;
  }
  writeLetter(box, text, spansOf(letter));
  box.scrollTop = 0;
}

function citeLink(what) {
  if (shown.colOf[what] < 0) return h("span", {}, words(targets.name[what]));
  return h("button", { type: "button", class: "link", onclick: () => choose(chosen.holder, what) }, words(targets.name[what]));
}

/** The quotes of a letter: start, end, row. All of them, whatever the filter, so that a text reads the same always. */
function spansOf(letter) {
  const found = [];
  for (let k = byLetter.at[letter]; k < byLetter.at[letter + 1]; k++) {
    const i = byLetter.order[k];
    for (let e = evidence.at[i]; e < evidence.at[i + 1]; e++) {
      if (evidence.words[e] === undefined) found.push({ start: evidence.start[e], end: evidence.end[e], row: i });
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function writeLetter(box, text, spans) {
  const cuts = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const at = indexesOf(text, cuts);
  let from = 0;
  cuts.forEach((cut, k) => {
    appendText(box, text.slice(from, at.get(cut)));
    from = at.get(cut);
    const next = cuts[k + 1];
    const here = next === undefined ? [] : spans.filter(({ start, end }) => start <= cut && end >= next);
    if (!here.length) return;
    box.append(markOf(here, text.slice(from, at.get(next)), cut));
    from = at.get(next);
  });
  appendText(box, text.slice(from));
}

function markOf(here, quote, start) {
  const said = here.map(({ row }) => rowWords(row));
  const mark = h("mark", {
    class: `k${rowClass(here[0].row)}`, tabindex: "0", role: "button", title: words([...new Set(said)].join("; "), 300),
    "data-start": start, "aria-label": `${words(quote, 200)} — ${words(said.join("; "), 300)}. Go to the cell.`,
  });
  const signs = [...new Set(here.map(({ row }) => CLASSES[rowClass(row)].sign))].join("");
  mark.append(h("sup", { "aria-hidden": "true" }, signs));
  appendText(mark, quote);
  const go = () => {
    const now = here.findIndex(({ row }) => rows.holder[row] === chosen.holder && rows.target[row] === chosen.target);
    const next = here[(now + 1) % here.length].row;
    choose(rows.holder[next], rows.target[next]);
    markChosen(next, start);
    revealCell();
    schedule("matrix");
  };
  mark.addEventListener("click", go);
  mark.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    go();
  });
  letterView.marks.push({ mark, rows: here.map(({ row }) => row), start });
  return mark;
}

const rowWords = (i) => `${actors.code[rows.holder[i]]} ${stanceVerb[rows.stance[i]]} ${targets.name[rows.target[i]]}`;

/** Mark the quotes of a row (of the selected cell when no row is given) and bring the first into sight. */
function markChosen(row, start = -1) {
  const mine = (i) => (row >= 0 ? i === row : rows.holder[i] === chosen.holder && rows.target[i] === chosen.target);
  let first = null;
  for (const each of letterView.marks) {
    const is = each.rows.some(mine);
    each.mark.classList.toggle("chosen", is);
    if (is && (!first || each.start === start)) first = each.start === start || !first ? each.mark : first;
  }
  if (!first) return;
  const box = $("letter-text");
  const offset = first.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
  box.scrollTop = Math.max(0, offset - box.clientHeight / 3);
  if (start >= 0) {
    first.focus({ preventScroll: true });
    $("letter-panel").scrollIntoView({ block: "nearest" });
  }
}
