// The dialog that breaks something: with which calls or updates, of whom, how likely, how often.

import { breakIt } from "./api.js";
import { byId, make, setText } from "./dom.js";
import { faultName, faultNote } from "./fault-words.js";
import { fullName } from "./format.js";
import { showProblem } from "./overlays.js";
import { state } from "./store.js";
import { t } from "./texts.js";

const HOUR = 3600;
const OWN = "own";
const FLOOD = "flood";
/** A longer refusal is cut off in its field, so that it is shown below in full. */
const FITS = 44;
const OF_PEOPLE = ["block", "unblock"];
const OF_GROUPS = ["demote", "kick"];
/** Which fields a kind has besides those that all have. */
const FIELDS = { refuse: ["refusal"], garble: ["status", "body"], late: ["seconds"], delay: ["seconds"], reorder: ["seconds"], shift: ["hours"] };

let kind = "";

const form = () => byId("fault-form");
const isOfUpdates = () => state.faults.update_kinds.includes(kind);

export function prepareFaultDialog() {
  form().addEventListener("input", drawDependent);
  form().addEventListener("submit", (event) => { event.preventDefault(); void submit(); });
}

export function openFaultDialog(chosen) {
  kind = chosen;
  form().reset();
  setText(byId("fault-title"), faultName(kind));
  setText(byId("fault-note"), faultNote(kind));
  showProblem("fault");
  fillLists();
  drawDependent();
  byId("fault-dialog").showModal();
}

function fillLists() {
  const { methods, updates, refusals } = state.faults;
  const any = (label) => option("", label);
  form().method.replaceChildren(any(t("anyCall")), ...[...methods].sort().map((name) => option(name, name)));
  form().update.replaceChildren(any(t("anyUpdate")), ...updates.map((name) => option(name, name)));
  const codes = [...new Set(refusals.map(({ code }) => code))].sort();
  form().refusal.replaceChildren(...codes.map((code) => make("optgroup", { label: String(code) },
    ...refusals.filter((one) => one.code === code).map((one) => option(one.name, `${code} ${withoutPrefix(one.description)}`)))), option(OWN, t("ownRefusal")));
  form().refusal.value = "blocked";
  const people = [...state.users.values()].map((user) => option(user.id, fullName(user)));
  const groups = [...state.groups.values()].filter((group) => !group.migrated_to).map((group) => option(group.id, group.title));
  form().chat.replaceChildren(any(t(OF_PEOPLE.includes(kind) || OF_GROUPS.includes(kind) ? "ofWhomever" : "anywhere")),
    ...OF_GROUPS.includes(kind) ? [] : [list(t("people"), people)], ...OF_PEOPLE.includes(kind) ? [] : [list(t("chats"), groups)]);
  setText(byId("fault-chat-label"), t((OF_PEOPLE.includes(kind) && "faultPerson") || (OF_GROUPS.includes(kind) && "faultGroup") || "faultChat"));
}

const option = (value, label) => make("option", { value: String(value) }, label);
const list = (label, options) => (options.length > 0 ? make("optgroup", { label }, ...options) : "");
const withoutPrefix = (words) => words.replace(/^Bad Request: /, "");

/** Shows the fields that go with what is chosen. */
function drawDependent() {
  const own = FIELDS[kind] ?? [];
  const refusal = own.includes("refusal") ? form().refusal.value : "";
  show("method", !isOfUpdates());
  show("update", isOfUpdates() && kind !== "expire");
  show("refusal", own.includes("refusal"));
  show("status", own.includes("status") || refusal === OWN);
  show("description", refusal === OWN);
  show("retry", refusal === FLOOD);
  show("body", own.includes("body"));
  show("seconds", own.includes("seconds"));
  show("hours", own.includes("hours"));
  setText(byId("fault-seconds-label"), t(kind === "reorder" ? "faultSecondsMost" : "faultSeconds"));
  const chosen = state.faults.refusals.find(({ name }) => name === refusal);
  byId("fault-refusal-words").hidden = !chosen || chosen.description.length <= FITS;
  setText(byId("fault-refusal-words"), chosen ? `${chosen.code} ${chosen.description}` : "");
  const odds = Number(form().probability.value);
  const words = odds === 100 ? t("always") : t("oddsOf", { count: odds });
  setText(byId("fault-odds"), words);
  form().probability.setAttribute("aria-valuetext", words);
  form().times.disabled = form().open.checked;
}

function show(name, shown) {
  const field = byId(`fault-${name}`);
  field.hidden = !shown;
  // A field that nobody sees is neither asked for nor checked.
  for (const input of field.querySelectorAll("input, select, textarea")) input.disabled = !shown;
}

/** What the sandbox is asked for. */
function wish() {
  const { method, update, chat, probability, times, open, seconds, hours, refusal, status, description, retry, body } = form();
  const found = { kind, chat_id: Number(chat.value), probability: Number(probability.value) / 100, times: open.checked ? 0 : Number(times.value) };
  if (!method.disabled) found.method = method.value;
  if (!update.disabled) found.update = update.value;
  if (!seconds.disabled) found.seconds = Number(seconds.value);
  if (!hours.disabled) found.seconds = Number(hours.value) * HOUR;
  if (!status.disabled) found.status = Number(status.value);
  if (!description.disabled) found.description = description.value.trim();
  if (!body.disabled && body.value !== "") found.body = body.value;
  if (!refusal.disabled && refusal.value === FLOOD) return { ...found, status: 429, retry_after: Number(retry.value) };
  if (!refusal.disabled && refusal.value !== OWN) found.refusal = refusal.value;
  return found;
}

async function submit() {
  try {
    await breakIt(wish());
    byId("fault-dialog").close();
  } catch (problem) {
    showProblem("fault", problem.message);
  }
}
