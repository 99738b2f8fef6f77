// The log of the bot's calls, newest first: what is shown of it, and how one walks it.

import { callRow, fillCall } from "./call-row.js";
import { isWanted, prepareFilter } from "./call-filter.js";
import { announce, byId } from "./dom.js";
import { isLogShown, preparePanel, toggles } from "./side-panel.js";
import { on, state } from "./store.js";
import { t } from "./texts.js";

const SAY_EVERY = 4000;

/** Each call's row is made once; only those that the filter lets through stand in the list. */
let rows = new Map();
let seenUpTo = 0;
let newer = 0;
let saidAt = 0;

export function prepareCalls() {
  const list = byId("calls-list");
  prepareFilter(draw);
  on("loaded", () => { seenUpTo = Math.max(seenUpTo, state.calls.at(-1)?.n ?? 0); rows = new Map(); draw(); });
  on("language", () => { const open = opened(); rows = new Map(); draw(); for (const n of open) unfold(n); });
  on("panel", draw);
  on("columns", drawMark);
  on("call", add);
  list.addEventListener("keydown", walk);
  list.addEventListener("focusin", ({ target }) => { if (target.tagName === "SUMMARY") makeStop(target); });
  list.addEventListener("scroll", () => { if (list.scrollTop < 4) setNewer(0); }, { passive: true });
  preparePanel();
  byId("calls-newer").addEventListener("click", () => { list.scrollTop = 0; setNewer(0); list.querySelector("summary")?.focus({ preventScroll: true }); });
}

function rowOf(call) {
  if (!rows.has(call.n)) rows.set(call.n, callRow(call));
  return rows.get(call.n);
}

function draw() {
  if (isLogShown()) seenUpTo = state.calls.at(-1)?.n ?? 0;
  drawMark();
  if (!isLogShown()) return;
  const shown = state.calls.filter(isWanted).reverse();
  byId("calls-list").replaceChildren(...shown.map(rowOf));
  setNewer(0);
  drawCount();
  makeStop(byId("calls-list").querySelector('summary[tabindex="0"]'));
}

/** A call that comes moves nothing that somebody reads. */
function add(call) {
  if (isLogShown()) seenUpTo = call.n;
  drawMark();
  if (!call.ok) sayRefused(call);
  const gone = [...rows.keys()].filter((n) => n < (state.calls[0]?.n ?? 0));
  if (isLogShown() && isWanted(call)) prepend(rowOf(call));
  for (const n of gone) {
    rows.get(n).remove();
    rows.delete(n);
  }
  if (isLogShown()) drawCount();
}

function prepend(row) {
  const list = byId("calls-list");
  const isRead = list.scrollTop > 3 || list.querySelector("details[open]") !== null;
  const before = list.scrollHeight;
  list.prepend(row);
  if (!list.querySelector('summary[tabindex="0"]')) makeStop(row.querySelector("summary"));
  if (!isRead) return;
  list.scrollTop += list.scrollHeight - before;
  if (list.scrollTop > 3) setNewer(newer + 1);
}

function setNewer(count) {
  newer = count;
  byId("calls-newer").hidden = count === 0;
  byId("calls-newer-words").textContent = t("callsNewer", { count });
}

function drawCount() {
  const count = byId("calls-list").childElementCount;
  byId("calls-count").textContent = t("callsShown", { count });
  byId("calls-empty").hidden = count > 0;
  byId("calls-empty").textContent = t(state.calls.length > 0 ? "noCalls" : "noCallsYet");
}

/** How many calls were refused while nobody saw the log. */
function drawMark() {
  const count = state.calls.filter((call) => !call.ok && call.n > seenUpTo).length;
  for (const toggle of toggles()) {
    const mark = toggle.querySelector(".mark");
    mark.hidden = count === 0;
    mark.textContent = count;
    // The name of a button hides what is inside of it.
    toggle.setAttribute("aria-label", count === 0 ? t("calls") : `${t("calls")}, ${t("refusedCount", { count })}`);
  }
}

/** A screen reader hears of refusals, but not of each in a flood of them. */
function sayRefused(call) {
  if (performance.now() - saidAt < SAY_EVERY && saidAt > 0) return;
  saidAt = performance.now();
  announce(`${t("refused")}: ${call.method}, ${call.error_code || ""} ${call.description}`);
}

const opened = () => [...rows].filter(([, row]) => row.querySelector("details").open).map(([n]) => n);

function unfold(n) {
  const details = rows.get(n)?.querySelector("details");
  if (!details) return;
  details.open = true;
  fillCall(details);
}

/** The list is one stop of the Tab key; inside, the arrows walk it. */
function makeStop(summary) {
  const list = byId("calls-list");
  const wanted = summary ?? list.querySelector("summary");
  for (const other of list.querySelectorAll('summary[tabindex="0"]')) if (other !== wanted) other.tabIndex = -1;
  if (wanted) wanted.tabIndex = 0;
}

function walk(event) {
  if (event.target.tagName !== "SUMMARY") return;
  const all = [...byId("calls-list").querySelectorAll("summary")];
  const at = all.indexOf(event.target);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  all[Math.max(0, Math.min(next, all.length - 1))].focus();
}
