// The field at the bottom: sending text, /start, and growing with what is typed.

import * as api from "./api.js";
import { writerOf } from "./community.js";
import { byId } from "./dom.js";
import { showToast } from "./overlays.js";
import { repliedTo, replied } from "./replying.js";
import { chosenGroup, on, state } from "./store.js";
import { t } from "./texts.js";

const drafts = new Map();
let shown = null;

export function prepareComposer() {
  const field = byId("composer");
  byId("composer-form").addEventListener("submit", (event) => { event.preventDefault(); void submit(); });
  byId("start").addEventListener("click", () => { void sendContent({ text: "/start" }); field.focus(); });
  byId("skip").addEventListener("click", () => field.focus());
  field.addEventListener("input", changed);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    void submit();
  });
  on("chosen", changePerson);
  changed();
}

function changePerson() {
  const field = byId("composer");
  if (shown !== null) drafts.set(shown, field.value);
  shown = state.chosen;
  field.value = drafts.get(shown) ?? "";
  changed();
  if (shown !== null && matchMedia("(min-width: 760px) and (hover: hover)").matches) field.focus({ preventScroll: true });
}

function changed() {
  const field = byId("composer");
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
  byId("send").disabled = field.value.trim() === "";
}

/** Sends what the field holds; the text stays in the field when it could not be sent. */
async function submit() {
  const text = byId("composer").value;
  if (text.trim() === "") return;
  setField("");
  if (!(await sendContent({ text }))) setField(text);
}

/** Writes into the field of another chat, and goes there. */
export function writeIn(chatId, text) {
  if (chatId === state.chosen) return setField(text);
  drafts.set(chatId, text);
  location.hash = `#${chatId}`;
  return undefined;
}

export function setField(text) {
  byId("composer").value = text;
  byId("composer").dispatchEvent(new Event("input"));
}

/** Sends one message of the chosen person, or of who writes into the chosen group; says whether that worked. */
export async function sendContent(content) {
  if (state.chosen === null) return false;
  const group = chosenGroup();
  const whole = { ...content, ...repliedTo() };
  const sent = await sending(() => (group ? api.writeInto(group.id, writerOf(group).id, whole) : api.send(state.chosen, whole)));
  if (sent) replied();
  return sent;
}

/** Says whether it was sent; tells the person why not. */
export async function sending(act) {
  try {
    await act();
    return true;
  } catch (problem) {
    showToast(t("notSent", { reason: problem.message }), { bad: true });
    return false;
  }
}
