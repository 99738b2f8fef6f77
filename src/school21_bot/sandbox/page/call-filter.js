// Which calls the log shows: by words, method, chat, and only those that were refused.

import { announce, byId, make } from "./dom.js";
import { fullName } from "./format.js";
import { on, state } from "./store.js";
import { t } from "./texts.js";

const SAY_AFTER = 600;
const HERE = "here";
const NOWHERE = "none";

const texts = new WeakMap();
let saying = null;

export function prepareFilter(changed) {
  const filtered = () => { drawClear(); changed(); say(); };
  for (const id of ["calls-search", "calls-method", "calls-chat", "calls-refused"]) byId(id).addEventListener("input", filtered);
  byId("calls-clear").addEventListener("click", () => {
    for (const id of ["calls-search", "calls-method", "calls-chat"]) byId(id).value = "";
    byId("calls-refused").checked = false;
    filtered();
    byId("calls-search").focus();
  });
  for (const topic of ["loaded", "language"]) on(topic, () => { drawMethods(); drawChats(); });
  for (const topic of ["people", "group"]) on(topic, drawChats);
  on("call", ({ method }) => { if (![...byId("calls-method").options].some(({ value }) => value === method)) drawMethods(); });
  on("chosen", () => { if (byId("calls-chat").value === HERE) changed(); });
  drawClear();
}

export function isWanted(call) {
  if (byId("calls-refused").checked && call.ok) return false;
  const method = byId("calls-method").value;
  if (method && call.method !== method) return false;
  if (!isOfChat(call, byId("calls-chat").value)) return false;
  const words = byId("calls-search").value.trim().toLowerCase();
  return words === "" || textOf(call).includes(words);
}

function isOfChat(call, chat) {
  if (chat === "") return true;
  if (chat === NOWHERE) return call.chat_id === null;
  return call.chat_id === (chat === HERE ? state.chosen : Number(chat));
}

/** Everything that one may look for; JSON inside of JSON is read, or no letter but English ones would be found. */
function textOf(call) {
  if (!texts.has(call)) {
    const words = Object.entries(call.parameters ?? {}).map(([name, value]) => `${name} ${unfolded(value)}`);
    texts.set(call, [call.method, call.error_code, call.description, ...call.faults, ...words].join(" ").toLowerCase());
  }
  return texts.get(call);
}

function unfolded(value) {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.stringify(JSON.parse(value));
  } catch {
    return value;
  }
}

function drawMethods() {
  const methods = [...new Set(state.calls.map((call) => call.method))].sort();
  fill(byId("calls-method"), option("", t("callsAnyMethod")), ...methods.map((method) => option(method, method)));
}

function drawChats() {
  const people = [...state.users.values()].map((user) => option(user.id, fullName(user)));
  const groups = [...state.groups.values()].map((group) => option(group.id, group.title));
  fill(byId("calls-chat"), option("", t("callsAnyChat")), option(HERE, t("callsThisChat")), option(NOWHERE, t("callsNoChat")),
    people.length > 0 && make("optgroup", { label: t("people") }, ...people), groups.length > 0 && make("optgroup", { label: t("chats") }, ...groups));
}

const option = (value, label) => make("option", { value: String(value) }, label);

/** Keeps what was chosen, if it is still there, and leaves an open list alone when nothing changes. */
function fill(select, ...options) {
  const chosen = select.value;
  const fresh = make("select", {}, ...options.filter(Boolean));
  if (fresh.innerHTML === select.innerHTML) return;
  select.replaceChildren(...fresh.childNodes);
  select.value = chosen;
  if (select.selectedIndex < 0) select.value = "";
}

function drawClear() {
  const used = ["calls-search", "calls-method", "calls-chat"].some((id) => byId(id).value !== "") || byId("calls-refused").checked;
  byId("calls-clear").hidden = !used;
}

function say() {
  clearTimeout(saying);
  saying = setTimeout(() => announce(byId("calls-count").textContent), SAY_AFTER);
}
