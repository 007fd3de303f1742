// What is shown: the filter, what passes it, and what is selected. Every view reads this and draws only on a change.
const filter = {
  from: NO_DAY, to: NO_DAY, organ: "", series: "", ground: -1, group: -1, actor: -1,
  families: FAMILIES.map(() => true),
  own: true, reported: true, votes: true, inferred: false,
  modalities: raw.modalities.map(() => true),
  order: "name",
};
const chosen = { holder: -1, target: -1, letter: -1, span: null, ring: "target" };
const shown = {
  passes: new Uint8Array(COUNT), count: 0,
  families: new Int32Array(FAMILIES.length),
  rows: [], cols: [], rowOf: new Int32Array(HOLDERS), colOf: new Int32Array(TARGETS),
  cells: new Uint8Array(0), firm: new Uint8Array(0),
};
const watchers = { filter: [], choice: [] };
const on = (what, listener) => watchers[what].push(listener);
const tell = (what) => watchers[what].forEach((listener) => listener());

const organs = [...new Set(targets.organ)].filter(Boolean).sort();
const allSeries = [...new Set(targets.series)].filter(Boolean).sort();

/** Apply the filter to every row, then lay out rows and columns of the matrix. */
function applyFilter() {
  const okTarget = Uint8Array.from({ length: TARGETS }, (_, t) =>
    +((!filter.organ || targets.organ[t] === filter.organ) && (!filter.series || targets.series[t] === filter.series)));
  const group = filter.group < 0 ? null : groups[filter.group];
  const okFamily = Uint8Array.from(filter.families, Number), okModality = Uint8Array.from(filter.modalities, Number);
  const dated = filter.from !== NO_DAY || filter.to !== NO_DAY;
  shown.families.fill(0);
  shown.count = 0;
  const perHolder = new Int32Array(HOLDERS), perTarget = new Int32Array(TARGETS), leaning = new Int32Array(HOLDERS);
  for (let i = 0; i < COUNT; i++) {
    shown.passes[i] = 0;
    const day = rows.day[i], kind = rows.stance[i], vote = isVote(i), said = attribution(i);
    if (!okTarget[rows.target[i]] || !okModality[modality(i)]) continue;
    if (dated && (day === NO_DAY || (filter.from !== NO_DAY && lastOf(i) < filter.from) || (filter.to !== NO_DAY && day > filter.to))) continue;
    if (isInferred(i) ? !filter.inferred : vote ? !filter.votes : said ? !filter.reported : !filter.own) continue;
    if (filter.actor >= 0 && rows.holder[i] !== filter.actor) continue;
    if (group && !belongs(group, rows.holder[i], day, lastOf(i))) continue;
    if (filter.ground >= 0 && !hasGround(i, filter.ground)) continue;
    const family = familyOf[kind];
    shown.families[family]++;
    if (!okFamily[family]) continue;
    shown.passes[i] = 1;
    shown.count++;
    perHolder[rows.holder[i]]++;
    perTarget[rows.target[i]]++;
    const sort = classOf[kind];
    leaning[rows.holder[i]] += sort === SUPPORTS ? 1 : sort === AGAINST ? -1 : 0;
  }
  layOut(perHolder, perTarget, leaning);
}

function hasGround(i, wanted) {
  for (let g = grounds.at[i]; g < grounds.at[i + 1]; g++) if (grounds.what[g] === wanted) return true;
  return false;
}

function layOut(perHolder, perTarget, leaning) {
  const name = (who) => actors.label[who];
  const share = (who) => leaning[who] / perHolder[who];
  const compare = filter.order === "stance"
    ? (a, b) => bandOf[a] - bandOf[b] || share(a) - share(b) || name(a).localeCompare(name(b))
    : filter.order === "count"
      ? (a, b) => bandOf[a] - bandOf[b] || perHolder[b] - perHolder[a] || name(a).localeCompare(name(b))
      : (a, b) => bandOf[a] - bandOf[b] || alphabet[a] - alphabet[b];
  shown.rows = range(HOLDERS).filter((who) => perHolder[who]).sort(compare);
  shown.cols = targetOrder.filter((what) => perTarget[what]);
  shown.rowOf.fill(-1);
  shown.colOf.fill(-1);
  shown.rows.forEach((who, r) => (shown.rowOf[who] = r));
  shown.cols.forEach((what, c) => (shown.colOf[what] = c));
  const width = shown.cols.length, bits = new Uint8Array(shown.rows.length * width);
  shown.firm = new Uint8Array(bits.length);
  for (let i = 0; i < COUNT; i++) {
    if (!shown.passes[i]) continue;
    const cell = shown.rowOf[rows.holder[i]] * width + shown.colOf[rows.target[i]];
    bits[cell] |= 1 << classOf[rows.stance[i]];
    if (isFirm(i) || isVote(i)) shown.firm[cell] = 1;
  }
  for (let cell = 0; cell < bits.length; cell++) bits[cell] = CLASS_OF_BITS[bits[cell]];
  shown.cells = bits;
}

const range = (n) => Array.from({ length: n }, (_, i) => i);
const alphabet = new Int32Array(HOLDERS);
{
  const collator = new Intl.Collator("en");
  range(HOLDERS).sort((a, b) => collator.compare(actors.label[a], actors.label[b])).forEach((who, n) => (alphabet[who] = n));
}
const targetOrder = range(TARGETS).sort((a, b) => {
  const x = targetDay[a] === NO_DAY ? 1e9 : targetDay[a], y = targetDay[b] === NO_DAY ? 1e9 : targetDay[b];
  return x - y || (targets.name[a] < targets.name[b] ? -1 : 1);
});

/** Rows of one holder on one target that pass the filter (all of them where `every`). */
function cellRows(holder, target, every = false) {
  const found = [];
  for (let k = byHolder.at[holder]; k < byHolder.at[holder + 1]; k++) {
    const i = byHolder.order[k];
    if (rows.target[i] === target && (every || shown.passes[i])) found.push(i);
  }
  return found;
}

function cellClass(holder, target) {
  const r = shown.rowOf[holder], c = shown.colOf[target];
  return r < 0 || c < 0 ? NONE : shown.cells[r * shown.cols.length + c];
}

/** Select a cell. A letter that says nothing about it stays open only when `keep` says so. */
function choose(holder, target, more = {}) {
  Object.assign(chosen, { holder, target, span: null }, more);
  tell("choice");
}

function refilter() {
  applyFilter();
  if (chosen.holder < 0 || shown.rowOf[chosen.holder] < 0 || shown.colOf[chosen.target] < 0) chooseFirst();
  tell("filter");
}

/** The cell that says most: most quotes, then most rows. */
function chooseFirst() {
  chosen.holder = chosen.target = -1;
  let best = -1, from = 0;
  while (from < COUNT) {
    let to = from, weight = 0;
    while (to < COUNT && rows.holder[to] === rows.holder[from] && rows.target[to] === rows.target[from]) {
      if (shown.passes[to]) weight += 1 + (isFirm(to) ? 3 : 0) + 2 * (grounds.at[to + 1] - grounds.at[to]) + evidence.at[to + 1] - evidence.at[to];
      to++;
    }
    if (weight > best && weight > 0) {
      best = weight;
      chosen.holder = rows.holder[from];
      chosen.target = rows.target[from];
    }
    from = to;
  }
}
