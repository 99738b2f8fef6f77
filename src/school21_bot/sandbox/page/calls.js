// The log of the bot's calls, newest first, refused ones in red.

import { byId, make } from "./dom.js";
import { exactTime } from "./format.js";
import { on, state } from "./store.js";
import { language, t } from "./texts.js";

const WIDE = matchMedia("(min-width: 1100px)");
const KEY = "sandbox.calls";
const FILTERS = ["calls-search", "calls-refused", "calls-here"];
const KEPT = 500;

let seenUpTo = 0;

export function prepareCalls() {
  byId("toggle-calls").addEventListener("click", () => setOpen(!isOpen(), true));
  byId("close-calls").addEventListener("click", () => { setOpen(false, true); byId("toggle-calls").focus(); });
  byId("backdrop").addEventListener("click", () => setOpen(false, true));
  byId("calls").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !WIDE.matches) { setOpen(false); byId("toggle-calls").focus(); }
  });
  for (const id of FILTERS) byId(id).addEventListener("input", draw);
  on("loaded", () => { seenUpTo = Math.max(seenUpTo, state.calls.at(-1)?.n ?? 0); draw(); });
  on("language", draw);
  on("chosen", () => { if (byId("calls-here").checked) draw(); });
  on("call", add);
  WIDE.addEventListener("change", () => setOpen(openAtFirst()));
  setOpen(openAtFirst());
}

const isOpen = () => document.documentElement.dataset.calls === "open";
const openAtFirst = () => WIDE.matches && localStorage.getItem(KEY) !== "closed";

function setOpen(open, remember = false) {
  document.documentElement.dataset.calls = open ? "open" : "closed";
  byId("toggle-calls").setAttribute("aria-expanded", String(open));
  byId("calls").inert = !open;
  if (remember && WIDE.matches) localStorage.setItem(KEY, open ? "open" : "closed");
  if (!open) return;
  seenUpTo = state.calls.at(-1)?.n ?? 0;
  draw();
  if (remember) byId("close-calls").focus({ preventScroll: true });
}

function draw() {
  drawMark();
  if (!isOpen()) return;
  const shown = state.calls.filter(wanted).reverse();
  byId("calls-list").replaceChildren(...shown.map(row));
  byId("calls-empty").hidden = shown.length > 0;
}

function add(call) {
  if (isOpen()) seenUpTo = call.n;
  drawMark();
  if (!isOpen() || !wanted(call)) return;
  const list = byId("calls-list");
  list.prepend(row(call));
  if (list.childElementCount > KEPT) list.lastElementChild.remove();
  byId("calls-empty").hidden = true;
}

/** How many calls were refused while the log was closed. */
function drawMark() {
  const count = state.calls.filter((call) => !call.ok && call.n > seenUpTo).length;
  const mark = byId("refused-mark");
  mark.hidden = count === 0;
  mark.textContent = count;
  mark.setAttribute("aria-label", t("refusedCount", { count }));
}

function wanted(call) {
  if (byId("calls-refused").checked && call.ok) return false;
  if (byId("calls-here").checked && call.chat_id !== state.chosen) return false;
  const words = byId("calls-search").value.trim().toLowerCase();
  return words === "" || JSON.stringify([call.method, call.description, call.error_code, call.parameters]).toLowerCase().includes(words);
}

function row(call) {
  const when = typeof call.at === "number" ? new Date(call.at * 1000) : new Date(call.at);
  const summary = make("summary", {},
    make("span", { class: "verdict", role: "img", "aria-label": t(call.ok ? "accepted" : "refused") }),
    make("span", { class: "method" }, call.method),
    make("span", { class: "took" }, `${Math.round(call.milliseconds)} ${t("ms")}`),
    make("time", { datetime: when.toISOString() }, exactTime(when)),
    !call.ok && make("span", { class: "reason" }, make("b", {}, String(call.error_code)), ` ${call.description}`),
    call.ok && gist(call));
  return make("li", { class: call.ok ? "call" : "call refused", "data-testid": "call", "data-ok": String(call.ok), "data-n": call.n, lang: "en" },
    make("details", {}, summary, parameters(call)));
}

function gist(call) {
  const text = call.parameters?.text ?? call.parameters?.caption ?? call.parameters?.action;
  return text ? make("span", { class: "gist", lang: language() }, String(text).replace(/<[^>]+>/g, " ")) : null;
}

function parameters(call) {
  const entries = Object.entries(call.parameters ?? {});
  if (entries.length === 0) return make("p", { class: "menu-note" }, t("noParameters"));
  return make("dl", {}, ...entries.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, make("pre", {}, pretty(value)))]));
}

/** Objects travel as JSON strings: shown unfolded. */
function pretty(value) {
  if (typeof value !== "string") return JSON.stringify(value, null, 2);
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
