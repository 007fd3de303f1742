// Ties the views to the state: each is drawn at most once a frame, and only when something changed.
const drawers = { matrix: drawMatrix, timeline: drawTimeline, ring: drawRing };
const waiting = new Set();
function schedule(...names) {
  if (!waiting.size) requestAnimationFrame(drawWaiting);
  names.forEach((name) => waiting.add(name));
}
function drawWaiting() {
  const names = [...waiting];
  waiting.clear();
  for (const name of names) if (name !== "matrix" || !table.open) drawers[name]();
  if (names.includes("matrix")) describeMatrix();
}

function describeMatrix() {
  matrix.canvas.setAttribute("aria-label", `Matrix of ${showCounts()}. Selected: ${chosenWords()}`);
}

on("filter", () => {
  matrix.stale = true;
  countTimeline();
  showCounts();
  syncChoice();
  schedule("matrix", "timeline", "ring");
});
on("choice", () => {
  syncChoice();
  schedule("matrix", "ring");
});

function syncChoice() {
  showEvidence();
  showTable();
  syncRing();
  $("readout").textContent = chosenWords();
  if (letterView.shown >= 0) markChosen(-1);
}

function syncRing() {
  for (const kind of ["target", "holder", "letter"]) {
    const button = $(`ring-${kind}`);
    button.setAttribute("aria-pressed", String(chosen.ring === kind));
    if (kind === "letter") button.disabled = chosen.letter < 0;
  }
}

function setRing(kind) {
  chosen.ring = kind;
  syncRing();
  schedule("ring");
}

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  readPalette();
  matrix.stale = true;
  schedule("matrix", "timeline", "ring");
}

/** Paper is white: the canvases are drawn again before they are printed, and after. */
function printInLight() {
  let before = "light";
  addEventListener("beforeprint", () => {
    before = document.documentElement.dataset.theme;
    setTheme("light");
    drawWaiting();
  });
  addEventListener("afterprint", () => setTheme(before));
}

function start() {
  document.title = raw.title;
  $("brand").textContent = words(raw.title);
  readPalette();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  setTheme(dark.matches ? "dark" : "light");
  dark.addEventListener("change", () => setTheme(dark.matches ? "dark" : "light"));
  $("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
  printInLight();
  for (const kind of ["target", "holder", "letter"]) $(`ring-${kind}`).addEventListener("click", () => setRing(kind));
  for (const by of ["year", "session"]) $(`by-${by}`).addEventListener("click", () => setTimelineBy(by));
  $("by-session").disabled = !raw.sessions.length;
  $("table-toggle").addEventListener("click", () => toggleTable());
  $("table-close").addEventListener("click", () => toggleTable(false));
  $("table-scope").addEventListener("change", (event) => {
    table.scope = event.target.value;
    table.limit = 200;
    showTable();
  });
  $("letter-close").addEventListener("click", closeLetter);
  $("zoom-in").addEventListener("click", () => zoomTo(matrix.zoom * 1.5));
  $("zoom-out").addEventListener("click", () => zoomTo(matrix.zoom / 1.5));
  $("zoom-fit").addEventListener("click", () => zoomTo(1));
  $("filters").open = matchMedia("(min-width: 800px)").matches;
  buildFilters();
  new ResizeObserver(() => {
    matrix.stale = true;
    schedule("matrix", "timeline", "ring");
  }).observe(document.querySelector("main"));
  refilter();
  drawWaiting();
  performance.mark("drawn");
}

// The letters stand behind this script; what is shown first is drawn before they are read.
document.addEventListener("DOMContentLoaded", () => syncChoice());

function setTimelineBy(by) {
  timeline.by = by;
  $("by-year").setAttribute("aria-pressed", String(by === "year"));
  $("by-session").setAttribute("aria-pressed", String(by === "session"));
  countTimeline();
  schedule("timeline");
}

start();
