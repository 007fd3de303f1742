// Pointer and keys on the matrix, and the keys of the whole page.

matrix.canvas.addEventListener("click", (event) => {
  const cell = pointed(event);
  if (!cell) return;
  const target = cell.c < 0 ? chosen.target : shown.cols[cell.c];
  if (cell.c < 0) chosen.ring = "holder";
  choose(shown.rows[cell.r], target);
});
matrix.canvas.addEventListener("dblclick", openChosen);
matrix.canvas.addEventListener("pointermove", (event) => {
  const cell = pointed(event);
  $("readout").textContent = cell && cell.c >= 0 ? cellWords(shown.rows[cell.r], shown.cols[cell.c]) : chosenWords();
});
matrix.canvas.addEventListener("pointerleave", () => ($("readout").textContent = chosenWords()));
matrix.scroller.addEventListener("scroll", () => schedule("matrix"), { passive: true });
matrix.scroller.addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoomTo(matrix.zoom * (event.deltaY < 0 ? 1.25 : 0.8));
}, { passive: false });

function pointed(event) {
  const box = matrix.canvas.getBoundingClientRect();
  return cellAt(event.clientX - box.left, event.clientY - box.top);
}

const chosenWords = () => (chosen.holder < 0 ? "" : cellWords(chosen.holder, chosen.target));

/** Open the letter behind the selected cell, at its first quote; without one, go to the evidence. */
function openChosen() {
  const found = cellRows(chosen.holder, chosen.target);
  const row = found.find((i) => letters.text[rows.letter[i]] && evidence.at[i] < evidence.at[i + 1]);
  if (row === undefined) $("evidence").focus();
  else openLetter(rows.letter[row], row, evidence.start[evidence.at[row]]);
}

const STEPS = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0],
  Home: [0, -1e9], End: [0, 1e9],
};
matrix.canvas.addEventListener("keydown", (event) => {
  if (event.altKey || event.metaKey || event.ctrlKey) return;
  const by = STEPS[event.key];
  if (by) step(by[0] * (event.shiftKey ? 10 : 1), by[1] * (event.shiftKey ? 10 : 1));
  else if (event.key === "Enter") openChosen();
  else if (event.key === "+" || event.key === "=") zoomTo(matrix.zoom * 1.5);
  else if (event.key === "-") zoomTo(matrix.zoom / 1.5);
  else return;
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
  if (typing || event.altKey || event.metaKey || event.ctrlKey) return;
  if (event.key === "t" || event.key === "T") toggleTable();
  else if (event.key === "/") search.box.focus();
  else if (event.key === "Escape" && !$("letter-panel").hidden) closeLetter();
  else return;
  event.preventDefault();
});
