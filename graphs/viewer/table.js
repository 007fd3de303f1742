// The same selection as a real table: for screen readers, for copying, for reading in order.
const table = { open: false, scope: "cell", limit: 200 };

function tableRows() {
  const { holder, target } = chosen;
  if (table.scope === "cell") return holder < 0 ? [] : cellRows(holder, target);
  const found = [];
  for (let i = 0; i < COUNT; i++) {
    if (!shown.passes[i]) continue;
    if (table.scope === "holder" && rows.holder[i] !== holder) continue;
    if (table.scope === "target" && rows.target[i] !== target) continue;
    found.push(i);
  }
  return found;
}

function showTable() {
  if (!table.open) return;
  const found = tableRows().sort((a, b) => rows.day[a] - rows.day[b]);
  const names = {
    cell: `${words(actors.label[chosen.holder], 60)} on ${words(targets.name[chosen.target], 60)}`,
    holder: words(actors.label[chosen.holder], 60), target: words(targets.name[chosen.target], 60), all: "everything that passes the filter",
  };
  const caption = `${plural(found.length, "stance")}: ${names[table.scope]}` + (found.length > table.limit ? `; the first ${table.limit}` : "");
  const head = ["Date", "Actor", "Stance", "Text", "Said as", "Source", "Words"].map((name) => h("th", { scope: "col" }, name));
  const body = found.slice(0, table.limit).map(tableRow);
  $("table-box").replaceChildren(
    h("table", {}, h("caption", {}, caption), h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...body)),
    ...(found.length > table.limit ? [h("button", { type: "button", onclick: moreRows }, "Show 500 more")] : []),
  );
}

function moreRows() {
  table.limit += 500;
  showTable();
}

function tableRow(i) {
  const open = () => {
    choose(rows.holder[i], rows.target[i]);
    if (letters.text[rows.letter[i]]) openLetter(rows.letter[i], i);
  };
  const quote = h("td", { class: "words" });
  appendText(quote, quotesOf(i).map((each) => each.quote).join(" […] ").slice(0, 400));
  const kinds = [isVote(i) ? "vote" : raw.attributions[attribution(i)], raw.modalities[modality(i)], isInferred(i) ? "inferred" : ""];
  return h("tr", {},
    h("td", {}, dateOf(i)),
    h("th", { scope: "row" }, words(actors.label[rows.holder[i]], 60)),
    h("td", {}, chip(rowClass(i)), " ", stanceVerb[rows.stance[i]]),
    h("td", {}, words(targets.name[rows.target[i]], 60)),
    h("td", {}, kinds.filter((kind) => kind && kind !== "actual").join(", ")),
    h("td", {}, h("button", { type: "button", class: "link", onclick: open }, words(letters.name[rows.letter[i]], 60))),
    quote,
  );
}

function toggleTable(open = !table.open) {
  table.open = open;
  $("matrix-view").hidden = open;
  $("table-view").hidden = !open;
  $("table-toggle").setAttribute("aria-pressed", String(open));
  table.limit = 200;
  if (open) {
    showTable();
    $("table-scope").focus();
  } else {
    matrix.stale = true;
    schedule("matrix");
    matrix.canvas.focus();
  }
}
