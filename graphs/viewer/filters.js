// The controls of the filter. Each change goes through `refilter`, once.

function option(value, name) {
  return h("option", { value }, words(name, 80));
}

function fillSelect(id, all, entries, set) {
  const select = $(id);
  select.replaceChildren(option("", all), ...entries.map(([value, name]) => option(value, name)));
  select.addEventListener("change", () => {
    set(select.value);
    refilter();
  });
}

function buildFilters() {
  fillSelect("organ", "All organs", organs.map((code) => [code, code]), (value) => (filter.organ = value));
  fillSelect("series", "All texts", allSeries.map((name) => [name, name.replaceAll("-", " ")]), (value) => (filter.series = value));
  fillSelect("ground", "Any ground or none", grounds.names.map((name, k) => [k, name]), (value) => (filter.ground = value === "" ? -1 : +value));
  fillSelect("group", "All actors", groups.map((group, k) => [k, `${group.label}, members`]), (value) => (filter.group = value === "" ? -1 : +value));
  const holders = range(HOLDERS).filter((who) => byHolder.at[who + 1] > byHolder.at[who]).sort((a, b) => alphabet[a] - alphabet[b]);
  fillSelect("actor", "Any", holders.map((who) => [who, actors.label[who]]), (value) => (filter.actor = value === "" ? -1 : +value));
  $("series-field").hidden = !allSeries.length;
  $("ground-field").hidden = !grounds.names.length;
  buildYears();
  buildChecks();
  $("order").addEventListener("change", (event) => {
    filter.order = event.target.value;
    refilter();
  });
  $("reset").addEventListener("click", resetFilters);
}

function buildYears() {
  const years = FIRST_YEAR ? range(LAST_YEAR - FIRST_YEAR + 1).map((k) => [FIRST_YEAR + k, String(FIRST_YEAR + k)]) : [];
  fillSelect("from", "Start", years, (value) => (filter.from = value === "" ? NO_DAY : Date.UTC(+value, 0, 1) / 864e5));
  fillSelect("to", "End", years, (value) => (filter.to = value === "" ? NO_DAY : Date.UTC(+value, 11, 31) / 864e5));
}

function syncYears() {
  $("from").value = filter.from === NO_DAY ? "" : String(yearOf(filter.from));
  $("to").value = filter.to === NO_DAY ? "" : String(yearOf(filter.to));
}

function check(name, state, set, ...lead) {
  const box = h("input", { type: "checkbox" });
  box.checked = state;
  box.addEventListener("change", () => {
    set(box.checked);
    refilter();
  });
  const count = h("output", { class: "count" });
  return { box, count, node: h("label", { class: "check" }, box, ...lead, h("span", {}, name), count) };
}

const checks = { families: [], kinds: [] };
function buildChecks() {
  FAMILIES.forEach((name, k) => {
    const one = check(name, true, (value) => (filter.families[k] = value), chip(FAMILY_CLASS[name]));
    checks.families.push(one);
    $("families").append(one.node);
  });
  const kinds = [["own", "own words"], ["reported", "reported by others"], ["votes", "votes of record"], ["inferred", "inferred"]];
  const have = { own: 0, reported: 0, votes: 0, inferred: 0 };
  for (let i = 0; i < COUNT; i++) have[isInferred(i) ? "inferred" : isVote(i) ? "votes" : attribution(i) ? "reported" : "own"]++;
  for (const [key, name] of kinds.filter(([key]) => have[key])) {
    const one = check(name, filter[key], (value) => (filter[key] = value));
    one.box.id = `kind-${key}`;
    one.count.textContent = number.format(have[key]);
    checks.kinds.push({ ...one, set: () => (one.box.checked = filter[key]) });
    $("kinds").append(one.node);
  }
  const used = new Set(range(COUNT).map(modality));
  raw.modalities.forEach((name, k) => {
    if (!used.has(k) || used.size < 2) return;
    const one = check(name.replace("inPrinciple", "in principle"), true, (value) => (filter.modalities[k] = value));
    one.box.id = `modality-${name}`;
    checks.kinds.push({ ...one, set: () => (one.box.checked = true) });
    $("modalities").append(one.node);
  });
  $("modalities-field").hidden = used.size < 2;
}

function resetFilters() {
  Object.assign(filter, { from: NO_DAY, to: NO_DAY, organ: "", series: "", ground: -1, group: -1, actor: -1, own: true, reported: true, votes: true, inferred: false });
  filter.families.fill(true);
  filter.modalities.fill(true);
  for (const id of ["organ", "series", "ground", "group", "actor", "from", "to"]) $(id).value = "";
  checks.families.forEach((one) => (one.box.checked = true));
  checks.kinds.forEach((one) => one.set());
  refilter();
}

function showCounts() {
  checks.families.forEach((one, k) => (one.count.textContent = number.format(shown.families[k])));
  const said = `${plural(shown.count, "stance")} of ${plural(shown.rows.length, "actor")} on ${plural(shown.cols.length, "text")}`;
  $("totals").textContent = said;
  return said;
}
