// The matrix: actors in bands of their regional group by targets in order of date. Cells are painted as pixels of one
// image and scaled; signs, names and frames are drawn over it where there is room for them.
const matrix = {
  scroller: $("matrix-scroll"), spacer: $("matrix-spacer"), canvas: $("matrix"),
  zoom: 1, image: document.createElement("canvas"), hover: null, stale: true,
};
const BAND = 17, MAX_CELL = 26, ROOM_FOR_SIGN = 10, ROOM_FOR_NAME = 9;

/** Sizes and places for the present rows, columns, zoom and box. On a small screen cells stay large enough to touch. */
function measure() {
  const box = matrix.scroller;
  const width = box.clientWidth, height = box.clientHeight, n = shown.rows.length, m = shown.cols.length;
  const bands = new Set(shown.rows.map((who) => bandOf[who])).size;
  const narrow = width < 560, least = narrow && n <= 80 && m <= 80 ? 19 : 0.2;
  const fit = (room, count) => Math.min(40, matrix.zoom * Math.min(MAX_CELL, Math.max(least, room / Math.max(1, count))));
  const gutter = fit(height - 60 - bands * BAND, n) >= ROOM_FOR_NAME ? (narrow ? 62 : 176) : narrow ? 8 : 14;
  const cw = fit(width - gutter - 4, m);
  const head = cw >= 12 ? headHeight(narrow ? 104 : 170) : 18;
  const ch = fit(height - head - bands * BAND - 4, n);
  const rowY = new Float64Array(n), bandAt = [];
  let y = head, last = -1;
  shown.rows.forEach((who, r) => {
    if (bandOf[who] !== last) {
      last = bandOf[who];
      bandAt.push({ y, name: bandNames[last], from: r });
      y += BAND;
    }
    rowY[r] = y;
    y += ch;
  });
  bandAt.forEach((band, k) => (band.to = k + 1 < bandAt.length ? bandAt[k + 1].from : n));
  Object.assign(matrix, { width, height, gutter, head, cw, ch, rowY, bandAt, narrow, full: [gutter + m * cw + 2, y + 2] });
  matrix.spacer.style.width = `${Math.max(width, matrix.full[0])}px`;
  matrix.spacer.style.height = `${Math.max(height, matrix.full[1])}px`;
}

/** Room for the longest name over the columns. */
function headHeight(most) {
  const g = matrix.canvas.getContext("2d");
  g.font = `700 11px ${FONT}`;
  let longest = 30;
  for (const what of shown.cols) longest = Math.max(longest, g.measureText(words(targets.name[what], 40)).width);
  return Math.min(most, Math.ceil(longest) + 14);
}

/** The cells of the filter as an image of one pixel each. */
function paintCells() {
  const n = shown.rows.length, m = shown.cols.length;
  matrix.image.width = Math.max(1, m);
  matrix.image.height = Math.max(1, n);
  if (!n || !m) return;
  const context = matrix.image.getContext("2d");
  const image = context.createImageData(m, n);
  const pixels = new Uint32Array(image.data.buffer);
  for (let cell = 0; cell < pixels.length; cell++) pixels[cell] = ink.packed[shown.cells[cell]];
  context.putImageData(image, 0, 0);
}

function drawMatrix() {
  if (matrix.stale) {
    measure();
    paintCells();
    matrix.stale = false;
  }
  const { width, height, gutter, head, cw, ch, bandAt } = matrix;
  const g = fitted(matrix.canvas, width, height);
  const sx = matrix.scroller.scrollLeft, sy = matrix.scroller.scrollTop;
  g.fillStyle = ink.panel;
  g.fillRect(0, 0, width, height);
  const m = shown.cols.length;
  g.save();
  g.beginPath();
  g.rect(gutter, head, width - gutter, height - head);
  g.clip();
  g.imageSmoothingEnabled = false;
  for (const band of bandAt) {
    const top = matrix.rowY[band.from] - sy, tall = (band.to - band.from) * ch;
    if (top > height || top + tall < head) continue;
    g.drawImage(matrix.image, 0, band.from, m, band.to - band.from, gutter - sx, top, m * cw, tall);
  }
  if (cw >= 5 && ch >= 5) drawGaps(g, sx, sy);
  if (cw >= ROOM_FOR_SIGN && ch >= ROOM_FOR_SIGN) drawSigns(g, sx, sy);
  g.restore();
  if (ch >= ROOM_FOR_NAME) drawNames(g, sy);
  drawHead(g, sx);
  drawFrames(g, sx, sy);
}

const visibleRows = (sy) => [
  Math.max(0, shown.rows.findIndex((_, r) => matrix.rowY[r] - sy + matrix.ch > matrix.head)),
  shown.rows.findLastIndex((_, r) => matrix.rowY[r] - sy < matrix.height),
];
const visibleCols = (sx) => [
  Math.max(0, Math.floor(sx / matrix.cw)),
  Math.min(shown.cols.length - 1, Math.floor((sx + matrix.width - matrix.gutter) / matrix.cw)),
];

function drawGaps(g, sx, sy) {
  g.fillStyle = ink.panel;
  const [top, bottom] = visibleRows(sy), [left, right] = visibleCols(sx);
  for (let c = left; c <= right + 1; c++) g.fillRect(matrix.gutter + c * matrix.cw - sx - 0.5, matrix.head, 1, matrix.height);
  for (let r = top; r <= bottom; r++) g.fillRect(matrix.gutter, matrix.rowY[r] - sy - 0.5, matrix.width, 1);
}

function drawSigns(g, sx, sy) {
  const [top, bottom] = visibleRows(sy), [left, right] = visibleCols(sx);
  const m = shown.cols.length, size = Math.min(matrix.cw, matrix.ch);
  g.textAlign = "center";
  g.textBaseline = "middle";
  g.font = `700 ${Math.min(16, size * 0.8)}px ${FONT}`;
  for (let r = top; r <= bottom; r++) {
    for (let c = left; c <= right; c++) {
      const kind = shown.cells[r * m + c];
      if (!kind) continue;
      const x = matrix.gutter + c * matrix.cw - sx, y = matrix.rowY[r] - sy;
      let colour = ink.inks[kind];
      if (!shown.firm[r * m + c]) {
        g.fillStyle = ink.panel;
        g.fillRect(x + 2.5, y + 2.5, matrix.cw - 5, matrix.ch - 5);
        colour = ink.text;
      }
      g.fillStyle = colour;
      g.fillText(CLASSES[kind].sign, x + matrix.cw / 2, y + matrix.ch / 2 + 0.5);
    }
  }
}

function drawBands(g, sy) {
  g.textAlign = "left";
  g.textBaseline = "middle";
  g.font = `600 11px ${FONT}`;
  for (const band of matrix.bandAt) {
    const y = band.y - sy;
    if (y < matrix.head - BAND || y > matrix.height) continue;
    g.fillStyle = ink.panel;
    g.fillRect(0, y, matrix.width, BAND - 1);
    g.fillStyle = ink.muted;
    clipped(g, `${band.name} · ${band.to - band.from}`, 6, y + BAND / 2 + 1, matrix.width - 12);
  }
}

function drawNames(g, sy) {
  const [top, bottom] = visibleRows(sy);
  g.save();
  g.beginPath();
  g.rect(0, matrix.head, matrix.gutter, matrix.height);
  g.clip();
  g.textBaseline = "middle";
  g.textAlign = "right";
  for (let r = top; r <= bottom; r++) {
    const who = shown.rows[r], mine = who === chosen.holder;
    g.font = `${mine ? 700 : 400} ${Math.min(12, matrix.ch)}px ${FONT}`;
    g.fillStyle = ink.text;
    const label = matrix.narrow ? actors.code[who] : actors.label[who];
    clipped(g, label, matrix.gutter - 6, matrix.rowY[r] - sy + matrix.ch / 2 + 0.5, matrix.gutter - 10);
  }
  g.restore();
}

function drawHead(g, sx) {
  const { head, gutter, cw, width } = matrix;
  g.fillStyle = ink.panel;
  g.fillRect(0, 0, width, head);
  const [left, right] = visibleCols(sx);
  g.save();
  g.beginPath();
  g.rect(gutter - (head > 20 ? 24 : 0), 0, width - gutter + 24, head);
  g.clip();
  if (head > 20) {
    g.textAlign = "left";
    g.textBaseline = "middle";
    for (let c = left; c <= right; c++) {
      const mine = shown.cols[c] === chosen.target;
      g.save();
      g.translate(gutter + (c + 0.5) * cw - sx, head - 4);
      g.rotate(-Math.PI / 2);
      g.font = `${mine ? 700 : 400} 11px ${FONT}`;
      g.fillStyle = ink.text;
      clipped(g, targets.name[shown.cols[c]], 0, 0, head - 8);
      g.restore();
    }
  } else drawYears(g, sx, left, right);
  g.restore();
}

function drawYears(g, sx, left, right) {
  g.textAlign = "left";
  g.textBaseline = "middle";
  g.font = `11px ${FONT}`;
  let last = null, free = -Infinity;
  for (let c = left; c <= right; c++) {
    const day = targetDay[shown.cols[c]];
    const year = day === NO_DAY ? "undated" : String(yearOf(day));
    const x = matrix.gutter + c * matrix.cw - sx;
    if (year === last) continue;
    last = year;
    if (x < free || x + 28 > matrix.width) continue;
    g.fillStyle = ink.line;
    g.fillRect(x, 4, 1, 14);
    g.fillStyle = ink.muted;
    g.fillText(year, x + 3, 10);
    free = x + g.measureText(year).width + 12;
  }
}

function drawFrames(g, sx, sy) {
  const r = shown.rowOf[chosen.holder] ?? -1, c = shown.colOf[chosen.target] ?? -1;
  const { gutter, head, cw, ch, width } = matrix;
  g.save();
  g.beginPath();
  g.rect(Math.max(0, gutter - 2), head - 2, width, matrix.height);
  g.clip();
  g.lineWidth = 1;
  g.strokeStyle = ink.focus;
  const right = Math.min(width, gutter + shown.cols.length * cw - sx);
  if (r >= 0) g.strokeRect(gutter + 0.5, Math.round(matrix.rowY[r] - sy) - 0.5, right - gutter - 1, Math.max(2, ch) + 1);
  if (c >= 0) g.strokeRect(Math.round(gutter + c * cw - sx) - 0.5, head + 0.5, Math.max(2, cw) + 1, matrix.full[1] - head - sy - 3);
  g.restore();
  drawBands(g, sy);
  g.save();
  g.beginPath();
  g.rect(Math.max(0, gutter - 2), head - 2, width, matrix.height);
  g.clip();
  g.strokeStyle = ink.focus;
  if (r >= 0 && c >= 0) {
    g.lineWidth = 2.5;
    g.strokeRect(gutter + c * cw - sx - 1, matrix.rowY[r] - sy - 1, Math.max(3, cw) + 2, Math.max(3, ch) + 2);
  }
  g.restore();
}

/** The cell under a point of the canvas, or null. */
function cellAt(x, y) {
  const c = Math.floor((x - matrix.gutter + matrix.scroller.scrollLeft) / matrix.cw);
  const inside = y + matrix.scroller.scrollTop;
  if (y < matrix.head || c >= shown.cols.length) return null;
  let low = 0, high = shown.rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (matrix.rowY[middle] <= inside) low = middle;
    else high = middle - 1;
  }
  if (!shown.rows.length || inside < matrix.rowY[low] || inside > matrix.rowY[low] + matrix.ch) return null;
  if (x < matrix.gutter) return { r: low, c: -1 };
  return c < 0 ? null : { r: low, c };
}

/** One line about a cell, for pointer and screen reader. */
function cellWords(holder, target) {
  const found = cellRows(holder, target);
  const said = [...new Set(found.map((i) => stanceVerb[rows.stance[i]]))].slice(0, 4).join(", ");
  const kind = cellClass(holder, target);
  return `${words(actors.label[holder], 80)} on ${words(targets.name[target], 80)}: `
    + (kind ? `${CLASSES[kind].name} (${said}), ${plural(found.length, "stance")}` : "no stance");
}

/** Scroll so that the selected cell is in sight. */
function revealCell() {
  const r = shown.rowOf[chosen.holder] ?? -1, c = shown.colOf[chosen.target] ?? -1;
  if (r < 0 || c < 0) return;
  const box = matrix.scroller, x = c * matrix.cw, y = matrix.rowY[r] - matrix.head;
  const wide = matrix.width - matrix.gutter, tall = matrix.height - matrix.head;
  if (x < box.scrollLeft) box.scrollLeft = x - 4;
  else if (x + matrix.cw > box.scrollLeft + wide) box.scrollLeft = x + matrix.cw - wide + 4;
  if (y < box.scrollTop) box.scrollTop = y - BAND;
  else if (y + matrix.ch > box.scrollTop + tall) box.scrollTop = y + matrix.ch - tall + 4;
}

function zoomTo(value) {
  matrix.zoom = Math.max(1, Math.min(40, value));
  matrix.stale = true;
  measure();
  revealCell();
  schedule("matrix");
}

/** Move the selection by rows and columns; a State with no stance on a target is a cell like any other. */
function step(down, right) {
  if (!shown.rows.length) return;
  const limit = (n, size) => Math.max(0, Math.min(size - 1, n));
  const r = limit((shown.rowOf[chosen.holder] ?? 0) + down, shown.rows.length);
  const c = limit((shown.colOf[chosen.target] ?? 0) + right, shown.cols.length);
  choose(shown.rows[r], shown.cols[c]);
  revealCell();
}
