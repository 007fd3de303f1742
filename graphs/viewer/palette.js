// Five classes of a cell. Each has a colour (told apart also in grey and with colour blindness) and a sign.
const NONE = 0, SUPPORTS = 1, AGAINST = 2, RESERVES = 3, NEUTRAL = 4, MIXED = 5;
const CLASSES = [
  { name: "no stance", sign: "" },
  { name: "supports", sign: "+" },
  { name: "against", sign: "−" },
  { name: "reserves", sign: "~" },
  { name: "neutral", sign: "·" },
  { name: "for and against", sign: "±" },
];
const FAMILY_CLASS = {
  supports: SUPPORTS, urges: SUPPORTS, implements: SUPPORTS, rejects: AGAINST, defies: AGAINST, reserves: RESERVES,
  other: NEUTRAL,
};
const FAMILIES = Object.keys(FAMILY_CLASS);
const familyOf = Uint8Array.from(stanceFamily, (name) => FAMILIES.indexOf(name));
const classOf = Uint8Array.from(stanceFamily, (name) => FAMILY_CLASS[name]);
const rowClass = (i) => classOf[rows.stance[i]];

/** The class of a set of row classes, given as bits 1 << class. */
const CLASS_OF_BITS = Uint8Array.from({ length: 64 }, (_, bits) => {
  const has = (kind) => bits & (1 << kind);
  if (has(SUPPORTS) && has(AGAINST)) return MIXED;
  for (const kind of [AGAINST, RESERVES, SUPPORTS, NEUTRAL]) if (has(kind)) return kind;
  return NONE;
});

const ink = {};
function readPalette() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["bg", "panel", "text", "muted", "line", "focus", "c0", "c1", "c2", "c3", "c4", "c5", "i1", "i2", "i3", "i4", "i5"]) {
    ink[name] = style.getPropertyValue(`--${name}`).trim();
  }
  ink.colours = [0, 1, 2, 3, 4, 5].map((n) => ink[`c${n}`]);
  ink.inks = ["", ink.i1, ink.i2, ink.i3, ink.i4, ink.i5];
  ink.packed = Uint32Array.from(ink.colours, packed);
}

/** `#rrggbb` as one pixel of ImageData (little-endian RGBA). */
function packed(hex) {
  const n = parseInt(hex.slice(1), 16);
  return (255 << 24) | ((n & 255) << 16) | (n & 0xff00) | (n >> 16);
}

/** A small square with colour and sign, for legends and lists. */
const chip = (kind) => h("span", { class: `chip k${kind}`, "aria-hidden": "true" }, CLASSES[kind].sign);

/** Fit a canvas to its box at the screen's density; returns its context in CSS pixels. */
function fitted(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1;
  const w = Math.max(1, Math.round(width * ratio)), k = Math.max(1, Math.round(height * ratio));
  if (canvas.width !== w || canvas.height !== k) {
    canvas.width = w;
    canvas.height = k;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

/** Write one line, cut with an ellipsis to fit a width: a symbol at its front, since its end tells it from others. */
function clipped(context, value, x, y, width) {
  let label = words(value, 80);
  if (context.measureText(label).width > width) {
    const cut = label.includes("/") ? (n) => "…" + label.slice(label.length - n) : (n) => label.slice(0, n) + "…";
    let low = 0, high = label.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (context.measureText(cut(middle)).width <= width) low = middle;
      else high = middle - 1;
    }
    label = low ? cut(low) : "";
  }
  context.fillText(label, x, y);
}
