// The panel on the right: opening and closing it, and its two tabs.

import { byId } from "./dom.js";
import { on, tell } from "./store.js";

const WIDE = matchMedia("(min-width: 1100px)");
const KEY = "sandbox.calls";
const TABS = ["calls", "faults"];
const root = document.documentElement;

/** What had the focus before the panel took it. */
let opener = null;

export function preparePanel() {
  byId("columns").addEventListener("click", (event) => { if (event.target.closest(".toggle-calls")) setOpen(!isPanelOpen(), true); });
  byId("close-calls").addEventListener("click", close);
  byId("backdrop").addEventListener("click", close);
  byId("calls").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !WIDE.matches && !event.defaultPrevented) close();
  });
  on("columns", markToggles);
  for (const name of TABS) byId(`tab-${name}`).addEventListener("click", () => showTab(name));
  byId("panel-tabs").addEventListener("keydown", onTabKey);
  WIDE.addEventListener("change", () => setOpen(openAtFirst()));
  showTab("calls");
  setOpen(openAtFirst());
}

export const isPanelOpen = () => root.dataset.calls === "open";
export const isLogShown = () => isPanelOpen() && !byId("pane-calls").hidden;

/** Opens the panel with one of its tabs, and goes there. */
export function openPanel(name) {
  showTab(name);
  setOpen(true, true);
}

/** Where the panel covers the page, it makes room for what is below. */
export function uncover() {
  if (!WIDE.matches) setOpen(false);
}

const openAtFirst = () => WIDE.matches && localStorage.getItem(KEY) !== "closed";

/** Each column has a button that opens the panel; the second one's is shown where the first is not. */
export const toggles = () => [...document.querySelectorAll(".toggle-calls")];

function markToggles() {
  for (const one of toggles()) one.setAttribute("aria-expanded", String(isPanelOpen()));
}

/** Gives the focus back; what had it may have gone, or be hidden. */
function close() {
  setOpen(false, true);
  [opener, ...toggles()].find((one) => one?.checkVisibility())?.focus({ preventScroll: true });
}

function setOpen(open, remember = false) {
  if (open && !byId("calls").contains(document.activeElement)) opener = document.activeElement === document.body ? null : document.activeElement;
  root.dataset.calls = open ? "open" : "closed";
  markToggles();
  byId("calls").inert = !open;
  // What the panel covers is out of reach for the keyboard as well.
  for (const below of [byId("columns"), document.querySelector(".people")]) below.inert = open && !WIDE.matches;
  if (remember && WIDE.matches) localStorage.setItem(KEY, open ? "open" : "closed");
  tell("panel");
  if (open && remember) byId(`tab-${shownTab()}`).focus({ preventScroll: true });
}

const shownTab = () => TABS.find((name) => !byId(`pane-${name}`).hidden);

function showTab(shown) {
  for (const name of TABS) {
    const tab = byId(`tab-${name}`);
    tab.setAttribute("aria-selected", String(name === shown));
    tab.tabIndex = name === shown ? 0 : -1;
    byId(`pane-${name}`).hidden = name !== shown;
  }
  tell("panel");
}

/** The arrows change the tab, as everywhere. */
function onTabKey(event) {
  const at = TABS.indexOf(shownTab());
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  const name = TABS[(next + TABS.length) % TABS.length];
  showTab(name);
  byId(`tab-${name}`).focus();
}
