// The data island as typed columns, with indexes by target and by letter. Nothing here changes after loading.
const raw = JSON.parse(document.getElementById("data").textContent);
const NO_DAY = raw.noDay;
const rows = {
  holder: Int32Array.from(raw.rows.holder),
  target: Int32Array.from(raw.rows.target),
  stance: Uint8Array.from(raw.rows.stance),
  day: Int32Array.from(raw.rows.day),
  letter: Int32Array.from(raw.rows.letter),
  flags: Uint16Array.from(raw.rows.flags),
  confidence: Uint8Array.from(raw.rows.confidence),
  reporter: Int32Array.from(raw.rows.reporter),
};
const COUNT = rows.holder.length;
const actors = raw.actors, targets = raw.targets, letters = raw.letters;
const HOLDERS = actors.code.length, TARGETS = targets.name.length, LETTERS = letters.name.length;
const evidence = {
  at: Int32Array.from(raw.evidence.at),
  start: Int32Array.from(raw.evidence.start),
  end: Int32Array.from(raw.evidence.end),
  words: raw.evidence.words,
};
const grounds = { names: raw.grounds.names, at: Int32Array.from(raw.grounds.at), what: raw.grounds.what };

/** Rows grouped by a column: those of value v are order[at[v]] to order[at[v + 1]]. */
function indexed(column, size) {
  const at = new Int32Array(size + 1), order = new Int32Array(column.length);
  for (const value of column) at[value + 1]++;
  for (let v = 0; v < size; v++) at[v + 1] += at[v];
  const next = at.slice();
  for (let i = 0; i < column.length; i++) order[next[column[i]]++] = i;
  return { at, order };
}
const byHolder = indexed(rows.holder, HOLDERS);
const byTarget = indexed(rows.target, TARGETS);
const byLetter = indexed(rows.letter, LETTERS);

const stanceNames = raw.stances.map((s) => s[0]);
const stanceFamily = raw.stances.map((s) => s[1] || "other");
const stanceVerb = raw.stances.map((s) => s[3]);

// Flags of a row (columns.py, _flags).
const modality = (i) => rows.flags[i] & 7;
const attribution = (i) => (rows.flags[i] >> 3) & 3;
const isInferred = (i) => (rows.flags[i] >> 5) & 1;
const isVote = (i) => (rows.flags[i] >> 6) & 1;
const isPart = (i) => (rows.flags[i] >> 7) & 1;
const isYear = (i) => (rows.flags[i] >> 8) & 1;
const isFirm = (i) => (rows.flags[i] & 63) === 0;

const positionIri = (i) => {
  const short = raw.rows.iri[i];
  if (short[0] !== "~") return fullIri(short);
  const letter = letters.iri[rows.letter[i]].split(/[/#]/).pop();
  return `${raw.base}id/pos/${letter}-${short.slice(1)}`;
};
const fullIri = (short) => (short.includes("://") ? short : raw.base + short);

// Days are counted from 1 January 1970.
const isoDay = (day) => (day === NO_DAY ? "undated" : new Date(day * 864e5).toISOString().slice(0, 10));
const written = (day, isYear) => (isYear ? isoDay(day).slice(0, 4) : isoDay(day));
const dateOf = (i) => written(rows.day[i], isYear(i));
const yearOf = (day) => new Date(day * 864e5).getUTCFullYear();

/** The last day that the date of a row may mean: of a year alone, its last. */
const lastOf = (i) => (isYear(i) ? Date.UTC(yearOf(rows.day[i]), 11, 31) / 864e5 : rows.day[i]);

let firstDay = Infinity, lastDay = -Infinity;
for (const day of rows.day) {
  if (day === NO_DAY) continue;
  if (day < firstDay) firstDay = day;
  if (day > lastDay) lastDay = day;
}
const FIRST_YEAR = COUNT && firstDay < Infinity ? yearOf(firstDay) : 0;
const LAST_YEAR = COUNT && firstDay < Infinity ? yearOf(lastDay) : 0;

// The day on which a target enters the matrix: its adoption, else the first stance on it.
const targetDay = Int32Array.from(targets.day);
for (let i = 0; i < COUNT; i++) {
  const t = rows.target[i], day = rows.day[i];
  if (targets.day[t] === NO_DAY && day !== NO_DAY && (targetDay[t] === NO_DAY || day < targetDay[t])) targetDay[t] = day;
}

// Spells in groups, by group and actor.
const groups = raw.groups;
for (const group of groups) {
  group.of = new Map();
  for (const [who, from, to] of group.spells) {
    if (!group.of.has(who)) group.of.set(who, []);
    group.of.get(who).push([from, to]);
  }
}

/** Whether an actor belongs to a group on a day between two; on any day when the day is not known. */
function belongs(group, who, day, last) {
  const spells = group.of.get(who);
  if (!spells) return false;
  if (day === NO_DAY) return true;
  return spells.some(([from, to]) => (from === NO_DAY || from <= last) && (to === NO_DAY || day <= to));
}

// The band of the matrix in which an actor stands.
const bandNames = actors.bands.map((name) => name.replace(/^Group of /, ""));
const bandOf = Uint8Array.from(actors.band);
