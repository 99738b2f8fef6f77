// One call in the log: who it was about and what came of it; unfolded, the request and the answer.

import { copyText } from "./clipboard.js";
import { icon, make } from "./dom.js";
import { faultName } from "./fault-words.js";
import { exactTime, fullName } from "./format.js";
import { state } from "./store.js";
import { language, t } from "./texts.js";

const COPIED_FOR = 2000;
/** Longer values stand below their names. */
const SHORT = 24;
const calls = new WeakMap();

export function callRow(call) {
  const when = typeof call.at === "number" ? new Date(call.at * 1000) : new Date(call.at);
  const summary = make("summary", { tabindex: "-1" },
    make("span", { class: "verdict", role: "img", "aria-label": t(call.ok ? "accepted" : "refused") }),
    make("span", { class: "method", lang: "en" }, call.method),
    make("span", { class: "took" }, `${Math.round(call.milliseconds)} ${t("ms")}`),
    make("time", { datetime: when.toISOString() }, exactTime(when)),
    reason(call), gist(call), struck(call));
  const details = make("details", { toggle: () => { if (details.open) fillCall(details); } }, summary);
  calls.set(details, call);
  return make("li", { class: call.ok ? "call" : "call refused", "data-testid": "call", "data-ok": String(call.ok), "data-n": call.n }, details);
}

/** What is inside is drawn when somebody looks: a log of a thousand calls is light then. */
export function fillCall(details) {
  if (details.childElementCount > 1) return;
  const call = calls.get(details);
  details.append(make("div", { class: "call-inside" },
    part("request", "copyRequest", parameters(call), JSON.stringify(unfolded(call.parameters), null, 2)),
    part("answer", "copyAnswer", answer(call), typeof call.answer === "string" ? call.answer : JSON.stringify(call.answer, null, 2))));
}

function reason(call) {
  if (call.ok) return call.faults.includes("lose") ? make("span", { class: "reason lost" }, t("answerLost")) : null;
  if (call.error_code === 0) return make("span", { class: "reason" }, t("answerNone"));
  const words = typeof call.answer === "string" ? make("span", {}, t("answerGarbled")) : make("span", { lang: "en" }, call.description);
  return make("span", { class: "reason" }, make("b", {}, String(call.error_code)), " ", words);
}

function gist(call) {
  const text = plain(call.parameters?.text ?? call.parameters?.caption ?? call.parameters?.action ?? "");
  const where = call.chat_id === null ? "" : nameOf(call.chat_id);
  if (!text && !where) return null;
  return make("span", { class: "gist" }, where && make("b", {}, where), where && text && " · ", text);
}

function nameOf(id) {
  if (state.users.has(id)) return fullName(state.users.get(id));
  return state.groups.get(id)?.title ?? String(id);
}

/** What one reads of a text in HTML. */
function plain(html) {
  return new DOMParser().parseFromString(html.replace(/<[^>]+>/g, " "), "text/html").body.textContent.replace(/\s+/g, " ").trim();
}

function struck(call) {
  if (call.faults.length === 0) return null;
  return make("span", { class: "struck" }, ...call.faults.map((kind) =>
    make("span", { class: "struck-one", "data-testid": "struck" }, icon("bolt"), t("fault", { name: faultName(kind) }))));
}

function part(title, copying, content, text) {
  return make("section", {},
    make("header", {}, make("h3", {}, t(title)), text && copyButton(t(copying), text)), content);
}

/** The panel may cover the toasts, so the button itself shows that it is done. */
function copyButton(label, text) {
  return make("button", { class: "icon-button small", type: "button", title: label, "aria-label": label, click: async ({ currentTarget: button }) => {
    if (!(await copyText(text))) return;
    button.replaceChildren(icon("check"));
    setTimeout(() => button.replaceChildren(icon("copy")), COPIED_FOR);
  } }, icon("copy"));
}

function parameters(call) {
  const entries = Object.entries(unfolded(call.parameters));
  if (entries.length === 0) return make("p", { class: "call-note" }, t("noParameters"));
  return make("dl", { lang: "en" }, ...entries.flatMap(([name, value]) => {
    const long = typeof value === "object" || String(value).length > SHORT ? "long" : null;
    return [make("dt", { class: long }, name), make("dd", { class: long }, code(value))];
  }));
}

function answer(call) {
  if (call.answer === null) return make("p", { class: "call-note" }, t("answerNone"));
  const content = code(call.ok && typeof call.answer === "object" ? call.answer.result : call.answer);
  return call.faults.includes("lose") ? make("div", {}, make("p", { class: "call-note" }, `${t("answerLost")}.`), content) : content;
}

const code = (value) => make("pre", { lang: typeof value === "string" ? language() : "en" }, typeof value === "string" ? value : JSON.stringify(value, null, 2));

/** Objects travel as JSON strings: shown unfolded. */
function unfolded(values) {
  return Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, read(value)]));
}

function read(value) {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
