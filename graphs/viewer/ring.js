// The ring: one target, State or letter in the middle, what belongs to it around it. Never the whole graph.
const ring = { canvas: $("ring"), items: [], focus: -1 };

/** The middle and its items: {label, short, kind, group, go}. */
function ringContent() {
  if (chosen.ring === "letter" && chosen.letter >= 0) return ringOfLetter(chosen.letter);
  if (chosen.ring === "holder") return ringOfHolder(chosen.holder);
  return ringOfTarget(chosen.target);
}

function ringOfTarget(target) {
  if (target < 0) return { label: "", groups: [] };
  const found = new Map();
  for (let k = byTarget.at[target]; k < byTarget.at[target + 1]; k++) {
    const i = byTarget.order[k];
    if (shown.passes[i]) found.set(rows.holder[i], cellClass(rows.holder[i], target));
  }
  const items = [...found].map(([who, kind]) => ({
    label: actors.label[who], short: actors.code[who], kind, group: bandNames[bandOf[who]], rank: bandOf[who] * 1e6 + kind * 1e5 + alphabet[who],
    mine: who === chosen.holder, go: () => choose(who, target),
  }));
  return { label: targets.name[target], items };
}

function ringOfHolder(holder) {
  if (holder < 0) return { label: "", items: [] };
  const found = new Map();
  for (let k = byHolder.at[holder]; k < byHolder.at[holder + 1]; k++) {
    const i = byHolder.order[k];
    if (shown.passes[i]) found.set(rows.target[i], cellClass(holder, rows.target[i]));
  }
  const items = [...found].map(([what, kind]) => ({
    label: targets.name[what], short: targets.name[what], kind, group: targets.organ[what] || "other texts",
    rank: shown.colOf[what], mine: what === chosen.target, go: () => choose(holder, what),
  }));
  return { label: actors.label[holder], items };
}

function ringOfLetter(letter) {
  const items = new Map();
  for (let k = byLetter.at[letter]; k < byLetter.at[letter + 1]; k++) {
    const i = byLetter.order[k];
    if (!shown.passes[i]) continue;
    const who = rows.holder[i], what = rows.target[i];
    items.set(`${who}-${what}`, {
      label: `${actors.code[who]} → ${targets.name[what]}`, short: targets.name[what], kind: cellClass(who, what),
      group: actors.code[who], rank: who, mine: who === chosen.holder && what === chosen.target,
      go: () => choose(who, what),
    });
  }
  for (const what of letters.cites[letter]) {
    items.set(`cites-${what}`, {
      label: `cites ${targets.name[what]}`, short: targets.name[what], kind: NONE, group: "cites", rank: 1e9, mine: false,
      go: () => shown.colOf[what] >= 0 && choose(chosen.holder, what),
    });
  }
  return { label: letters.name[letter], items: [...items.values()] };
}

/** Put items on the circle, groups on the inner one; a group always gets room enough for its name. */
function placed(content) {
  const all = [...(content.items ?? [])].sort((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : a.rank - b.rank || (a.label < b.label ? -1 : 1)));
  const byGroup = new Map();
  for (const item of all) byGroup.set(item.group, [...(byGroup.get(item.group) ?? []), item]);
  let list = [...byGroup].map(([name, items]) => ({ name, items }));
  if (list.length < 2 || all.length <= 14) list = [{ name: "", items: all }];
  const least = list.length > 1 ? Math.min(0.55, 5 / list.length) : 0;
  const room = 2 * Math.PI - least * list.length;
  const width = (group) => least + (room * group.items.length) / Math.max(1, all.length);
  let angle = -Math.PI / 2 - (list.length > 1 ? width(list[0]) / 2 : Math.PI / Math.max(1, all.length));
  for (const group of list) {
    const wide = width(group);
    group.angle = angle + wide / 2;
    group.items.forEach((item, k) => (item.angle = angle + (wide * (k + 0.5)) / group.items.length));
    angle += wide;
  }
  return { list, all };
}

function drawRing() {
  const box = ring.canvas.parentElement, width = box.clientWidth, few = (ringContent().items ?? []).length <= 14;
  const height = Math.min(width, few ? 300 : 400);
  const g = fitted(ring.canvas, width, height);
  const content = ringContent(), { list, all } = placed(content);
  const named = all.length <= 40;
  const cx = width / 2, cy = height / 2, outer = height / 2 - (named ? 34 : 16), inner = outer * 0.6;
  const stretch = named ? Math.min(1.05, (width / 2 - 86) / outer) : Math.min(1.3, width / height);
  const size = Math.max(2.5, Math.min(9, (Math.PI * outer) / Math.max(8, all.length) / 1.15));
  ring.items = all;
  const at = (angle, radius) => [cx + radius * Math.cos(angle) * stretch, cy + radius * Math.sin(angle)];
  for (const group of list) {
    group.at = list.length > 1 ? at(group.angle, inner) : [cx, cy];
    const tally = new Int32Array(6);
    group.items.forEach((item, k) => {
      tally[item.kind]++;
      item.at = at(item.angle, all.length > 90 ? outer - (k % 2) * size * 2.4 : outer);
      line(g, group.at, item.at, item.kind ? ink.colours[item.kind] : ink.line, item.mine ? 2.5 : 1, item.mine ? 1 : 0.55);
    });
    const most = tally.indexOf(Math.max(...tally));
    if (list.length > 1) line(g, [cx, cy], group.at, most ? ink.colours[most] : ink.line, 1.5 + 5 * (group.items.length / all.length), 0.9);
  }
  for (const item of all) drawItem(g, item, size, cx, named, width);
  if (list.length > 1) for (const group of list) label(g, group.name, ...group.at, ink.panel, ink.text, 92);
  label(g, content.label, cx, cy, ink.text, ink.panel, 130);
  ring.canvas.setAttribute("aria-label", ringWords(content, all));
}

function line(g, [x1, y1], [x2, y2], colour, width, alpha) {
  g.globalAlpha = alpha;
  g.strokeStyle = colour;
  g.lineWidth = width;
  g.beginPath();
  g.moveTo(x1, y1);
  g.lineTo(x2, y2);
  g.stroke();
  g.globalAlpha = 1;
}

function drawItem(g, item, size, cx, named, width) {
  const [x, y] = item.at;
  g.beginPath();
  g.arc(x, y, item.mine ? size + 2 : size, 0, 2 * Math.PI);
  g.fillStyle = item.kind ? ink.colours[item.kind] : ink.line;
  g.fill();
  if (item.mine) {
    g.lineWidth = 2;
    g.strokeStyle = ink.focus;
    g.stroke();
  }
  g.textBaseline = "middle";
  if (size >= 5 && item.kind) {
    g.textAlign = "center";
    g.font = `700 ${size * 1.7}px ${FONT}`;
    g.fillStyle = ink.inks[item.kind];
    g.fillText(CLASSES[item.kind].sign, x, y + 0.5);
  }
  if (named || item.mine) {
    const right = x >= cx;
    g.textAlign = right ? "left" : "right";
    g.font = `${item.mine ? 700 : 400} 11px ${FONT}`;
    g.fillStyle = ink.text;
    const tip = x + (right ? size + 4 : -size - 4), steep = Math.abs(x - cx) < 24;
    if (steep) g.textAlign = "center";
    clipped(g, item.short, steep ? x : tip, steep ? y + (Math.sin(item.angle) < 0 ? -size - 8 : size + 9) : y, steep ? 150 : right ? width - tip - 2 : tip - 2);
  }
}

/** A name in a box, in one line or two. */
function label(g, value, x, y, back, front, width) {
  g.font = `600 11px ${FONT}`;
  const lines = twoLines(g, words(value, 80), width);
  const wide = Math.min(width, Math.max(...lines.map((each) => g.measureText(each).width))) + 12, tall = 7 + 13 * lines.length;
  g.fillStyle = back;
  g.strokeStyle = ink.text;
  g.lineWidth = 1;
  g.beginPath();
  g.roundRect(x - wide / 2, y - tall / 2, wide, tall, 5);
  g.fill();
  g.stroke();
  g.fillStyle = front;
  g.textAlign = "center";
  g.textBaseline = "middle";
  lines.forEach((each, k) => clipped(g, each, x, y + 0.5 + 13 * (k - (lines.length - 1) / 2), width));
}

function twoLines(g, value, width) {
  if (g.measureText(value).width <= width) return [value];
  const parts = value.split(" "), half = value.length / 2;
  let first = parts.shift();
  while (parts.length && first.length + parts[0].length / 2 < half) first += ` ${parts.shift()}`;
  return parts.length ? [first, parts.join(" ")] : [first];
}

function ringWords(content, all) {
  const tally = CLASSES.map((sort, kind) => [all.filter((item) => item.kind === kind).length, sort.name]);
  const said = tally.filter(([n]) => n).map(([n, name]) => `${n} ${name}`).join(", ");
  return `Around ${words(content.label, 80)}: ${plural(all.length, "item")}: ${said}. The table (key T) shows the same.`;
}

function ringItemAt(event) {
  const box = ring.canvas.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
  let best = null, near = 14;
  for (const item of ring.items) {
    const distance = Math.hypot(item.at[0] - x, item.at[1] - y);
    if (distance < near) [best, near] = [item, distance];
  }
  return best;
}
ring.canvas.addEventListener("click", (event) => ringItemAt(event)?.go());
ring.canvas.addEventListener("pointermove", (event) => {
  const item = ringItemAt(event);
  ring.canvas.classList.toggle("pointing", !!item);
  $("ring-readout").textContent = item ? `${words(item.label, 90)}${item.kind ? `: ${CLASSES[item.kind].name}` : ""}` : "\u00a0";
});
ring.canvas.addEventListener("keydown", (event) => {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!by || !ring.items.length) return;
  event.preventDefault();
  event.stopPropagation();
  const now = ring.items.findIndex((item) => item.mine);
  ring.items[(now + by + ring.items.length) % ring.items.length].go();
});
