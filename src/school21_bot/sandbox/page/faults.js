// The panel of faults: what is broken now, what can be broken, limits of speed, the clock, beginning anew.

import * as api from "./api.js";
import { action, card, iconAction } from "./cards.js";
import { difference, openClock } from "./clock.js";
import { byId, icon, make, replaceKeepingFocus, setText } from "./dom.js";
import { openFaultDialog, prepareFaultDialog } from "./fault-dialog.js";
import { faultCount, faultDetail, faultName, faultNote, faultScope } from "./fault-words.js";
import { trying } from "./overlays.js";
import { openResetDialog, prepareReset } from "./reset.js";
import { openPanel } from "./side-panel.js";
import { on, state } from "./store.js";
import { language, t } from "./texts.js";

const PLACES = ["block", "unblock", "demote", "kick", "shift"];
const DRAWINGS = {
  refuse: "close", garble: "garble", late: "clock", hang: "hang", cut: "cut", lose: "lose",
  block: "blocked", unblock: "check", demote: "shield", kick: "leave", shift: "clock",
  duplicate: "copy", delay: "hang", reorder: "reorder", forge: "mask", expire: "expire",
};

const ORDER = Object.keys(DRAWINGS);

/** The parts that change while one looks; the rest is drawn once, so that a dialog finds the button that opened it. */
let broken = null;
let limits = null;
let clockNote = null;
let drawn = "";

export function prepareFaults() {
  for (const topic of ["loaded", "faults", "language", "people", "group", "clock", "panel"]) on(topic, draw);
  byId("faults-strip-mend").addEventListener("click", () => void trying(() => api.mend()));
  byId("faults-strip-open").addEventListener("click", () => openPanel("faults"));
  prepareFaultDialog();
  prepareReset();
}

function draw() {
  const count = state.faults.faults.length;
  byId("faults-mark").hidden = count === 0;
  setText(byId("faults-mark"), String(count));
  byId("faults-mark").setAttribute("aria-label", t("activeFaults", { count }));
  byId("faults-strip").hidden = count === 0;
  setText(byId("faults-strip-words"), count === 0 ? "" : t("faultsOn", { count }));
  if (byId("pane-faults").hidden || !state.started) return;
  const { call_kinds: ofCalls, update_kinds: ofUpdates } = state.faults;
  const wanted = [language(), ...ofCalls, ...ofUpdates].join();
  if (wanted !== drawn) drawFrame(ofCalls, ofUpdates);
  drawn = wanted;
  replaceKeepingFocus(broken, [brokenCard()]);
  limits.checked = state.faults.limits;
  setText(clockNote, difference());
}

function drawFrame(ofCalls, ofUpdates) {
  broken = make("div", { tabindex: "-1" });
  limits = make("input", {
    type: "checkbox", role: "switch", "aria-label": t("limits"), "data-focus": "limits", "data-testid": "limits-switch",
    change: () => void trying(() => api.setLimits(limits.checked)),
  });
  clockNote = make("p", { class: "card-note" });
  const move = action("move-clock", t("moveClock"), openClock, { described: t("clock") });
  replaceKeepingFocus(byId("pane-faults"), [
    broken,
    card(t("limits"), "limits", { note: t("limitsNote"), action: make("label", { class: "switch" }, limits) }),
    card(t("clock"), "clock-card", { action: move }, clockNote),
    kindsCard("ofCalls", ofCalls.filter((kind) => !PLACES.includes(kind))),
    kindsCard("ofPlaces", ofCalls.filter((kind) => PLACES.includes(kind))),
    kindsCard("ofUpdates", [...ofUpdates]),
    card(t("reset"), "reset-card", { note: t("resetNote"), action: action("reset", `${t("reset")}…`, openResetDialog, { tone: "danger" }) }),
  ]);
}

function brokenCard() {
  const { faults } = state.faults;
  const mendAll = faults.length > 0 && action("mend-all", t("mendAll"), () => trying(() => api.mend()));
  return card(t("broken"), "broken", { action: mendAll },
    faults.length > 0 ? make("ul", { class: "card-list" }, ...faults.map(brokenRow)) : make("p", { class: "card-note" }, t("nothingBroken")),
    forgedNote());
}

function brokenRow(fault) {
  const name = faultName(fault.kind);
  const detail = faultDetail(fault);
  return make("li", { class: "card-row", "data-testid": `broken-${fault.n}` },
    disc(fault.kind, "on"),
    make("span", { class: "card-what" }, make("b", {}, name), make("small", {}, faultScope(fault)),
      detail && make("small", { class: "fault-detail" }, detail), make("small", { class: fault.struck > 0 ? "has-struck" : "" }, faultCount(fault))),
    iconAction(`mend-${fault.n}`, "close", t("mendOne", { name }), () => void trying(() => api.mend(fault.n))));
}

function forgedNote() {
  const codes = state.faults.forged;
  if (codes.length === 0) return null;
  const accepted = codes.some((code) => code < 300);
  const values = { codes: [...new Set(codes)].join(", ") };
  return make("p", { class: accepted ? "card-note problem" : "card-note", "data-testid": "forged" }, t(accepted ? "forgedAccepted" : "forgedAnswers", values));
}

function kindsCard(title, kinds) {
  kinds.sort((one, other) => rank(one) - rank(other));
  return card(t(title), title, {}, make("ul", { class: "card-list kinds" }, ...kinds.map((kind) =>
    make("li", {}, make("button", { class: "kind", type: "button", "data-focus": `kind-${kind}`, "data-testid": `kind-${kind}`, "aria-haspopup": "dialog", click: () => openFaultDialog(kind) },
      disc(kind), make("span", { class: "card-what" }, make("b", {}, faultName(kind)), make("small", {}, faultNote(kind))))))));
}

/** The commonest first; what this page does not know comes last. */
const rank = (kind) => ORDER.indexOf(kind) + (kind in DRAWINGS ? 0 : ORDER.length + 1);

const disc = (kind, tone = "") => make("span", { class: `fault-disc ${tone}`, "aria-hidden": "true" }, icon(DRAWINGS[kind] ?? "bolt"));
