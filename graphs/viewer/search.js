// Search: actors, texts and letters by name while typing; words inside the letters after a pause, a few at a time.
const search = { box: $("search"), list: $("found"), active: -1, run: 0 };

function searchNames(wanted) {
  const found = [];
  const take = (list, also, go, sort) => {
    for (let k = 0; k < list.length && found.length < 40; k++) {
      if (list[k].toLowerCase().includes(wanted) || also?.[k].toLowerCase() === wanted) found.push({ sort, name: list[k], go: () => go(k) });
    }
  };
  take(actors.label, actors.code, goActor, "actor");
  take(targets.name, null, goTarget, "text");
  take(letters.name, letters.title, (k) => goLetter(k, -1), "letter");
  return found;
}

function goActor(who) {
  if (shown.rowOf[who] < 0) resetFilters();
  const target = cellClass(who, chosen.target) ? chosen.target : shown.cols.find((what) => cellClass(who, what)) ?? chosen.target;
  chosen.ring = "holder";
  choose(who, target);
  revealCell();
}

function goTarget(what) {
  if (shown.colOf[what] < 0) resetFilters();
  const holder = cellClass(chosen.holder, what) ? chosen.holder : shown.rows.find((who) => cellClass(who, what)) ?? chosen.holder;
  chosen.ring = "target";
  choose(holder, what);
  revealCell();
}

function goLetter(letter, offset) {
  const first = byLetter.at[letter] < byLetter.at[letter + 1] ? byLetter.order[byLetter.at[letter]] : -1;
  if (first >= 0) choose(rows.holder[first], rows.target[first]);
  openLetter(letter, first, -1);
  if (offset < 0) return;
  const box = $("letter-text");
  box.scrollTop = (offset / Math.max(1, letterText(letter).length)) * box.scrollHeight - box.clientHeight / 2;
}

function runSearch() {
  const wanted = search.box.value.trim().toLowerCase(), run = ++search.run;
  search.active = -1;
  if (!wanted) return closeSearch();
  listFound(searchNames(wanted), wanted.length > 2);
  if (wanted.length > 2) setTimeout(() => searchTexts(wanted, run, 0, 0), 200);
}

/** Look into 50 letters, then give way to the page. */
function searchTexts(wanted, run, from, hits) {
  if (run !== search.run) return;
  let letter = from;
  for (; letter < Math.min(LETTERS, from + 50) && hits < 15; letter++) {
    const text = letterText(letter), at = text ? text.toLowerCase().indexOf(wanted) : -1;
    if (at < 0) continue;
    hits++;
    const place = letter, around = text.slice(Math.max(0, at - 30), at + wanted.length + 50);
    addFound({ sort: letters.name[letter], name: `…${around}…`, go: () => goLetter(place, at) });
  }
  if (letter < LETTERS && hits < 15) setTimeout(() => searchTexts(wanted, run, letter, hits), 0);
  else if (search.list.lastChild?.classList.contains("wait")) search.list.lastChild.remove();
}

function listFound(found, wait) {
  search.list.replaceChildren();
  if (wait) search.list.append(h("li", { class: "wait muted" }, "looking into the letters …"));
  found.forEach(addFound);
  search.list.hidden = false;
  search.box.setAttribute("aria-expanded", "true");
}

function addFound(one) {
  const item = h("li", { role: "option", id: `found-${search.list.childElementCount}` }, h("span", { class: "muted" }, words(one.sort, 30)), " ", words(one.name, 120));
  item.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    closeSearch();
    one.go();
  });
  item.go = one.go;
  const wait = search.list.querySelector(".wait");
  if (wait) wait.before(item);
  else search.list.append(item);
}

function closeSearch() {
  search.run++;
  search.list.hidden = true;
  search.box.setAttribute("aria-expanded", "false");
  search.box.removeAttribute("aria-activedescendant");
}

search.box.addEventListener("input", runSearch);
search.box.addEventListener("blur", closeSearch);
search.box.addEventListener("keydown", (event) => {
  event.stopPropagation();
  const items = [...search.list.querySelectorAll("[role=option]")];
  if (event.key === "Escape") return search.list.hidden ? search.box.blur() : closeSearch();
  if (event.key === "Enter") {
    const item = items[Math.max(0, search.active)];
    closeSearch();
    return item?.go();
  }
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || !items.length) return;
  event.preventDefault();
  items[search.active]?.removeAttribute("aria-selected");
  search.active = (search.active + by + items.length) % items.length;
  items[search.active].setAttribute("aria-selected", "true");
  items[search.active].scrollIntoView({ block: "nearest" });
  search.box.setAttribute("aria-activedescendant", items[search.active].id);
});
