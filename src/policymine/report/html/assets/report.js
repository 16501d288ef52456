// Everything the report says is in its tables and lists; this script filters them and shows the
// evidence where the reader is. Without it every link leads to the same passage further down.
"use strict";

const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// --- Shelves ------------------------------------------------------------------------------------
// Long tables and the pages of many units lie in <noscript>: text to a browser with scripts, so that
// tens of thousands of findings open at once. What is needed is taken off the shelf.

const PAGE = 200;
const rows = [];
const rowOf = new Map();
let shown = PAGE;

function unpackFindings() {
  const shelf = find("#fund-lager");
  if (!shelf) return;
  const [head, ...lines] = shelf.textContent.split(/\n\s*(?=<tr data-)/);
  shelf.insertAdjacentHTML("afterend", `${head}</tbody></table>`);
  shelf.remove();
  for (const line of lines) {
    const html = line.slice(0, line.lastIndexOf("</tr>") + 5);
    const data = { state: "unknown", commitment: "unknown" };
    for (const [, name, value] of html.slice(0, html.indexOf(">")).matchAll(/data-(\w+)="([^"]*)"/g))
      data[name] = value;
    if (data.kind === "goal") data.state = data.commitment = "";
    const row = { html, data, text: null };
    rows.push(row);
    rowOf.set(html.match(/ id="([^"]+)"/)[1], row);
  }
}

function unpackUnit(anchor) {
  const shelf = find(`#hylde-${anchor} noscript.shelf`);
  if (shelf) shelf.outerHTML = shelf.textContent;
  showPrintButtons();
}

function piece(id) {
  const unit = id.match(/^[cu]-(\d+)/);
  if (unit) unpackUnit(`u-${unit[1]}`);
  const there = document.getElementById(id);
  if (there || !rowOf.has(id)) return there;
  return unpacked(rowOf.get(id));
}

function unpacked(row) {
  const table = document.createElement("template");
  table.innerHTML = row.html;
  return find("details", table.content);
}

// --- Evidence -----------------------------------------------------------------------------------

const MOST_SHOWN = 60;
const dialog = find("#belaeg");

function article(item) {
  const box = document.createElement("article");
  box.lang = item.closest("th[lang]")?.lang || "";
  const title = document.createElement("h3");
  title.textContent = find("summary", item).textContent;
  box.append(title, find(".ev", item).cloneNode(true));
  return box;
}

function evidenceOf(target) {
  if (target.matches("details.item")) return [article(target)];
  const links = all("a.opens", target).map((link) => piece(link.getAttribute("href").slice(1)));
  return links.filter(Boolean).slice(0, MOST_SHOWN).map(article);
}

function openDialog(title, articles) {
  find("h2", dialog).textContent = title;
  const body = find(".dialog-body", dialog);
  body.replaceChildren(...articles);
  if (!dialog.open) dialog.showModal();
  body.scrollTop = 0;
}

function showEvidence(target) {
  const heading = target.matches("details.item") ? dialog.dataset.title : find("h5", target).textContent;
  const unit = target.closest(".unit");
  const behind = target.matches("details.item") ? 0 : all("a.opens", target).length;
  showFoot(behind > MOST_SHOWN ? behind : 0, `#${target.id}`);
  openDialog(unit ? `${find("h3", unit).textContent}: ${heading}` : heading, evidenceOf(target));
}

// The way to all there is, if anything: the dialog itself shows the first of it.
function showFoot(count, href) {
  const foot = find(".dialog-foot", dialog);
  const way = find("a", foot);
  way.href = href;
  way.textContent = count === 1 ? way.dataset.one : way.dataset.many.replace("{n}", numeral(count));
  foot.hidden = count === 0;
}

// What a number counts: the rows its filter keeps, and the way to the same rows in the list.
function showRows(link) {
  const { filter } = link.dataset;
  const hits = rows.filter((row) => matches(row, [...new URLSearchParams(filter)], []));
  showFoot(hits.length, `#?${filter}`);
  const title = link.dataset.title || dialog.dataset.title;
  openDialog(title, hits.slice(0, MOST_SHOWN).map((row) => article(unpacked(row))));
}

document.addEventListener("click", (event) => {
  const number = event.target.closest("a.shows");
  if (number && rows.length) {
    event.preventDefault();
    showRows(number);
    return;
  }
  if (event.target.closest(".dialog-foot a")) dialog.close();
  const link = event.target.closest("a.opens");
  if (!link) {
    if (event.target === dialog) dialog.close();
    return;
  }
  const target = piece(link.getAttribute("href").slice(1));
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  showEvidence(target);
});

// --- The state of the filters in the address ----------------------------------------------------

const FORMS = all("form.filters");

function writeAddress() {
  const state = new URLSearchParams();
  for (const form of FORMS)
    for (const [name, value] of new FormData(form)) if (value) state.set(name, value);
  const text = state.toString();
  history.replaceState(null, "", text ? `#?${text}` : location.pathname);
}

function readAddress() {
  if (!location.hash.startsWith("#?")) return null;
  const state = new URLSearchParams(location.hash.slice(2));
  for (const form of FORMS)
    for (const field of form.elements) if (field.name) field.value = state.get(field.name) || "";
  return state;
}

// --- Goals and initiatives ----------------------------------------------------------------------

const numeral = (number) => number.toLocaleString(document.documentElement.lang);

// What is searched is the finding itself, not the sentences around it.
function textOf(row) {
  row.text ??= row.html
    .replace(/<blockquote.*?<mark>/, " ")
    .replace(/<\/mark>.*?<\/blockquote>/, " ")
    .replace(/<[^>]*>/g, " ")
    .toLowerCase();
  return row.text;
}

// "a,b" keeps what has either, "-a" what counts and has not.
function fits(data, value) {
  const has = (word) => ` ${data} `.includes(` ${word} `);
  return value.startsWith("-") ? !has(value.slice(1)) : value.split(",").some(has);
}

function matches(row, wanted, query) {
  for (const [name, value] of wanted) if (!fits(row.data[name] || "", value)) return false;
  return query.every((word) => textOf(row).includes(word));
}

function filterFindings() {
  const form = find("#fund-filtre");
  const fields = [...new FormData(form)].filter(([name, value]) => value && name !== "q");
  const query = form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = rows.filter((row) => matches(row, fields, query));
  const count = hits.length;
  find("#fund tbody").innerHTML = hits.slice(0, shown).map((row) => row.html).join("");
  const output = find("output", form);
  output.textContent = count === 1 ? output.dataset.one : output.dataset.many.replace("{n}", numeral(count));
  find(".pager").hidden = count <= shown;
}

// --- The network --------------------------------------------------------------------------------

function drawingOf(form) {
  const around = form.elements.around;
  const stage = find(".stage .scroll");
  const unit = around && around.value ? around.selectedOptions[0].dataset.unit : "";
  if (unit) unpackUnit(unit);
  const wanted = unit ? find(`#${unit} svg.network`) : whole;
  if (stage.firstElementChild.dataset.unit !== unit) {
    const copy = wanted.cloneNode(true);
    copy.dataset.unit = unit;
    stage.replaceChildren(copy);
  }
  return stage.firstElementChild;
}

let whole = null;

function filterNetwork() {
  const form = find("#netvaerk-filtre");
  const { sector, relation, actor } = form.elements;
  const code = form.elements["tie-code"].value;
  const drawing = drawingOf(form);
  const linked = new Set();
  const sectors = new Map(all(".node", drawing).map((node) => [node.dataset.id, node.dataset.sector]));
  for (const edge of all(".edge", drawing)) {
    const { a, b, relation: kind, codes } = edge.dataset;
    const kept =
      (!relation.value || kind === relation.value) &&
      (!code || codes.split(" ").includes(code)) &&
      (!sector.value || sectors.get(a) === sector.value || sectors.get(b) === sector.value);
    edge.classList.toggle("gone", !kept);
    if (kept) linked.add(a).add(b);
  }
  const filtered = relation.value || code || sector.value;
  const query = actor.value.trim().toLowerCase();
  const hits = new Set();
  for (const node of all(".node", drawing)) {
    const { id, name } = node.dataset;
    const kept = !filtered || linked.has(id) || (sector.value && node.dataset.sector === sector.value && !relation.value && !code);
    node.classList.toggle("gone", !kept);
    const hit = query && name.includes(query);
    node.classList.toggle("found", Boolean(hit));
    if (hit) hits.add(id);
  }
  fadeAround(drawing, query ? hits : null);
  const nodes = all(".node:not(.gone):not(.faded)", drawing).length;
  find("output", form).textContent = find("output", form).dataset.text.replace("{n}", nodes);
}

function fadeAround(drawing, hits) {
  const near = new Set(hits || []);
  for (const edge of all(".edge", drawing)) {
    const touches = !hits || hits.has(edge.dataset.a) || hits.has(edge.dataset.b);
    edge.classList.toggle("faded", !touches);
    if (hits && touches && !edge.classList.contains("gone")) near.add(edge.dataset.a).add(edge.dataset.b);
  }
  for (const node of all(".node", drawing)) node.classList.toggle("faded", Boolean(hits) && !near.has(node.dataset.id));
}

// --- Start --------------------------------------------------------------------------------------

function start(form, filter) {
  if (!form) return;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    shown = PAGE;
    filter();
    writeAddress();
  });
  form.addEventListener("reset", () => setTimeout(() => form.dispatchEvent(new Event("input"))));
}

function openTarget() {
  const state = readAddress();
  if (state) {
    filterAll();
    const first = ["q", "kind", "unit", "code", "state", "commitment", "link", "live"].some((name) => state.has(name));
    find(first ? "#initiativer" : "#netvaerk").scrollIntoView();
    return;
  }
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && piece(id);
  if (!target) return;
  if (rowOf.has(id)) {
    showEvidence(target);
    return;
  }
  for (let box = target; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
  target.scrollIntoView();
}

function showPrintButtons() {
  for (const button of all("button.print")) button.hidden = false;
}

function printUnit(unit) {
  document.body.classList.add("one-unit");
  unit.classList.add("to-print");
  window.print();
  unit.classList.remove("to-print");
  document.body.classList.remove("one-unit");
}

function filterAll() {
  if (find("#fund-filtre")) filterFindings();
  if (find("#netvaerk-filtre")) filterNetwork();
}

unpackFindings();
whole = find(".stage svg.network");
if (whole) whole.dataset.unit = "";
dialog.dataset.title = find("h2", dialog).textContent;
start(find("#fund-filtre"), filterFindings);
start(find("#netvaerk-filtre"), filterNetwork);
find("#fund-flere")?.addEventListener("click", () => {
  shown += PAGE;
  filterFindings();
});
all("#kommuner > details").forEach((fold) =>
  fold.addEventListener("toggle", () => unpackUnit(fold.id.replace("hylde-", ""))),
);
document.addEventListener("click", (event) => {
  const button = event.target.closest("button.print");
  if (button) printUnit(document.getElementById(button.dataset.unit));
});
showPrintButtons();
addEventListener("beforeprint", () => {
  shown = Math.max(shown, 1000);
  filterAll();
});
filterAll();
addEventListener("hashchange", openTarget);
openTarget();
