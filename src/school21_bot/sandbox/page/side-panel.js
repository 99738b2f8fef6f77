// The panel on the right: opening and closing it, and its two tabs.

import { byId } from "./dom.js";
import { tell } from "./store.js";

const WIDE = matchMedia("(min-width: 1100px)");
const KEY = "sandbox.calls";
const TABS = ["calls", "faults"];
const root = document.documentElement;

export function preparePanel() {
  byId("toggle-calls").addEventListener("click", () => setOpen(!isPanelOpen(), true));
  byId("close-calls").addEventListener("click", () => { setOpen(false, true); byId("toggle-calls").focus(); });
  byId("backdrop").addEventListener("click", () => setOpen(false, true));
  byId("calls").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !WIDE.matches && !event.defaultPrevented) { setOpen(false); byId("toggle-calls").focus(); }
  });
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
  byId(`tab-${name}`).focus({ preventScroll: true });
}

/** Where the panel covers the page, it makes room for what is below. */
export function uncover() {
  if (!WIDE.matches) setOpen(false);
}

const openAtFirst = () => WIDE.matches && localStorage.getItem(KEY) !== "closed";

function setOpen(open, remember = false) {
  root.dataset.calls = open ? "open" : "closed";
  byId("toggle-calls").setAttribute("aria-expanded", String(open));
  byId("calls").inert = !open;
  // What the panel covers is out of reach for the keyboard as well.
  for (const below of document.querySelectorAll(".people, .chat")) below.inert = open && !WIDE.matches;
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
