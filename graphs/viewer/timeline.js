// The timeline: shares of the classes by year or by session of the General Assembly. Click or drag to filter.
const timeline = { canvas: $("timeline"), by: "year", drag: null };
const STACK = [SUPPORTS, NEUTRAL, RESERVES, AGAINST];

/** The bars: label, first and last day. */
function spans() {
  if (timeline.by === "session" && raw.sessions.length) {
    return raw.sessions.map(([label, from, to]) => ({ label, from, to }));
  }
  const found = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR && FIRST_YEAR; year++) {
    found.push({ label: String(year), from: Date.UTC(year, 0, 1) / 864e5, to: Date.UTC(year, 11, 31) / 864e5 });
  }
  return found;
}

function countTimeline() {
  const bars = spans();
  timeline.bars = bars;
  if (!bars.length) return;
  for (const bar of bars) bar.counts = new Int32Array(6);
  const first = bars[0].from, slot = new Int16Array(Math.max(1, bars.at(-1).to - first + 1)).fill(-1);
  bars.forEach((bar, b) => slot.fill(b, bar.from - first, bar.to - first + 1));
  for (let i = 0; i < COUNT; i++) {
    if (!shown.passes[i] || (timeline.by === "session" && isYear(i))) continue; // a year alone is in no session
    const b = slot[rows.day[i] - first];
    if (b >= 0) bars[b].counts[classOf[rows.stance[i]]]++;
  }
}

function drawTimeline() {
  const width = timeline.canvas.parentElement.clientWidth, height = 104;
  const g = fitted(timeline.canvas, width, height);
  const bars = timeline.bars ?? [];
  const left = 38, top = 8, bottom = height - 30, tall = bottom - top;
  g.font = `11px ${FONT}`;
  g.fillStyle = ink.muted;
  g.textAlign = "right";
  g.textBaseline = "middle";
  g.fillText("100 %", left - 4, top + 5);
  g.fillText("0 %", left - 4, bottom - 5);
  const wide = Math.min(120, (width - left - 4) / Math.max(1, bars.length));
  Object.assign(timeline, { left, wide });
  const most = Math.max(1, ...bars.map((bar) => bar.counts.reduce((a, b) => a + b, 0)));
  g.textAlign = "center";
  let free = -Infinity;
  bars.forEach((bar, b) => {
    const x = left + b * wide, total = bar.counts.reduce((sum, n) => sum + n, 0);
    const gap = wide > 6 ? 2 : wide > 3 ? 1 : 0;
    g.globalAlpha = inWindow(bar) ? 1 : 0.3;
    let y = bottom;
    for (const kind of STACK) {
      const part = total ? (bar.counts[kind] / total) * tall : 0;
      g.fillStyle = ink.colours[kind];
      g.fillRect(x, y - part, wide - gap, part);
      if (part > 13 && wide > 14) {
        g.fillStyle = ink.inks[kind];
        g.font = `700 12px ${FONT}`;
        g.fillText(CLASSES[kind].sign, x + (wide - gap) / 2, y - part / 2);
      }
      y -= part;
    }
    if (!total) {
      g.fillStyle = ink.line;
      g.fillRect(x, bottom - 1, wide - gap, 1);
    }
    g.fillStyle = ink.muted;
    g.fillRect(x, bottom + 3, wide - gap, Math.max(total ? 1 : 0, (total / most) * 8));
    g.globalAlpha = 1;
    g.font = `11px ${FONT}`;
    const label = timeline.by === "session" ? `s.${bar.label}` : bar.label, half = g.measureText(label).width / 2;
    const middle = Math.min(width - half - 2, Math.max(left + half, x + (wide - gap) / 2));
    if (middle - half > free) {
      g.fillStyle = ink.text;
      g.fillText(label, middle, height - 8);
      free = middle + half + 10;
    }
  });
  timeline.canvas.setAttribute("aria-label", timelineWords(bars));
}

function timelineWords(bars) {
  const said = bars.filter((bar) => bar.counts.some(Boolean)).slice(-12).map((bar) => {
    const parts = STACK.filter((k) => bar.counts[k]).map((k) => `${bar.counts[k]} ${CLASSES[k].name}`);
    return `${bar.label}: ${parts.join(", ")}`;
  });
  return `Stances by ${timeline.by}. ${said.join(". ")}. The selects “From” and “To” filter by time.`;
}

const inWindow = (bar) =>
  (filter.from === NO_DAY || bar.to >= filter.from) && (filter.to === NO_DAY || bar.from <= filter.to);

function barAt(event) {
  const x = event.clientX - timeline.canvas.getBoundingClientRect().left;
  const b = Math.floor((x - timeline.left) / timeline.wide);
  return Math.max(0, Math.min((timeline.bars ?? []).length - 1, b));
}

function setWindow(from, to) {
  filter.from = from;
  filter.to = to;
  syncYears();
  refilter();
}

timeline.canvas.addEventListener("pointerdown", (event) => {
  timeline.drag = barAt(event);
  timeline.canvas.setPointerCapture(event.pointerId);
});
timeline.canvas.addEventListener("pointerup", (event) => {
  if (timeline.drag === null || !timeline.bars?.length) return;
  const [a, b] = [timeline.drag, barAt(event)].sort((x, y) => x - y);
  timeline.drag = null;
  const from = timeline.bars[a].from, to = timeline.bars[b].to;
  if (filter.from === from && filter.to === to) setWindow(NO_DAY, NO_DAY);
  else setWindow(from, to);
});
