// The evidence of the selected cell: each stance with its qualifiers and its words, and the way to its letter.

function showEvidence() {
  const { holder, target } = chosen;
  const box = $("evidence");
  box.replaceChildren();
  if (holder < 0 || target < 0) {
    box.append(h("p", { class: "muted" }, "Nothing passes the filter."));
    return;
  }
  const found = cellRows(holder, target).sort((a, b) => rows.day[a] - rows.day[b]);
  box.append(headOf(holder, target));
  if (!found.length) box.append(h("p", {}, "No stance of this actor on this text passes the filter."));
  found.slice(0, 50).forEach((i) => box.append(stanceCard(i)));
  if (found.length > 50) box.append(h("p", { class: "muted" }, `and ${plural(found.length - 50, "more stance")}; the table (T) lists them`));
  $("live").textContent = cellWords(holder, target) + firstWords(found[0]);
}

function firstWords(i) {
  const quote = i === undefined ? null : quotesOf(i)[0];
  return quote ? `. “${words(quote.quote, 300)}”` : "";
}

function headOf(holder, target) {
  const kind = cellClass(holder, target);
  const by = targets.initiators[target], sponsors = targets.sponsors[target];
  const name = (list) => list.map((who) => words(actors.label[who], 60)).join(", ");
  const facts = [
    ["Actor", [h("strong", {}, words(actors.label[holder])), ` · ${bandNames[bandOf[holder]]}`]],
    ["Text", [h("strong", {}, words(targets.name[target])), textFacts(target)]],
    by.length ? ["Initiated by", [name(by)]] : null,
    sponsors.length ? ["Sponsors", [name(sponsors.slice(0, 12)) + (sponsors.length > 12 ? ` and ${sponsors.length - 12} more` : "")]] : null,
    ["Stance", [chip(kind), ` ${CLASSES[kind].name}`]],
  ].filter(Boolean);
  return h("dl", { class: "facts" }, ...facts.flatMap(([term, what]) => [h("dt", {}, term), h("dd", {}, ...what)]));
}

function textFacts(target) {
  const day = targets.day[target];
  const parts = [targets.organ[target], day === NO_DAY ? "" : `adopted ${isoDay(day)}`, targets.series[target].replaceAll("-", " ")];
  const said = parts.filter(Boolean).join(" · ");
  return said ? ` · ${words(said)}` : "";
}

function stanceCard(i) {
  const card = h("article", { class: "stance", "data-row": i });
  const title = h("p", { class: "said" }, chip(rowClass(i)), " ", h("strong", {}, stanceVerb[rows.stance[i]]), ` · ${dateOf(i)}`);
  card.append(title);
  const notes = qualifiers(i);
  if (notes.length) card.append(h("p", { class: "notes" }, ...notes.map((note) => h("span", { class: "note" }, words(note)))));
  for (const { start, end, quote } of quotesOf(i)) card.append(quoteButton(i, start, end, quote));
  const letter = rows.letter[i];
  const open = letters.text[letter]
    ? h("button", { class: "link", type: "button", onclick: () => openLetter(letter, i) }, words(letters.name[letter]))
    : h("span", {}, words(letters.name[letter]));
  card.append(h("p", { class: "source" }, isVote(i) ? "roll call " : "letter ", open, ` · confidence ${(rows.confidence[i] / 100).toFixed(2)}`));
  card.append(h("p", { class: "iri" }, words(positionIri(i), 300)));
  return card;
}

/** What makes a stance more or less than a plain one. */
function qualifiers(i) {
  const notes = [];
  if (isVote(i)) notes.push("vote of record");
  if (attribution(i)) {
    const by = rows.reporter[i] >= 0 ? ` by ${actors.label[rows.reporter[i]]}` : "";
    notes.push(`${raw.attributions[attribution(i)]}${by}`);
  }
  if (modality(i)) notes.push(raw.modalities[modality(i)].replace("inPrinciple", "in principle"));
  if (isInferred(i)) notes.push("inferred");
  if (isPart(i)) notes.push("on a part");
  if (raw.conditions[i]) notes.push(raw.conditions[i]);
  for (let g = grounds.at[i]; g < grounds.at[i + 1]; g++) notes.push(`ground: ${grounds.names[grounds.what[g]]}`);
  return notes;
}

function quoteButton(i, start, end, quote) {
  const open = () => openLetter(rows.letter[i], i, start);
  const node = h("blockquote", { class: `k${rowClass(i)}` });
  if (!letters.text[rows.letter[i]] || !quote) {
    appendText(node, quote);
    return node;
  }
  const button = h("button", { type: "button", class: "quote", onclick: open, title: "Show in the letter" });
  appendText(button, quote.length > 1200 ? quote.slice(0, 1200) + "…" : quote);
  node.append(button, h("span", { class: "place" }, `characters ${number.format(start)}–${number.format(end)}`));
  return node;
}
