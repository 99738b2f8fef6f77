// Inline buttons under a message: what each kind does, and the progress of a pressed one.

import * as api from "./api.js";
import { copyText } from "./clipboard.js";
import { writerOf } from "./community.js";
import { icon, make } from "./dom.js";
import { inlineWords } from "./inline.js";
import { inviteLink, linkAttributes } from "./links.js";
import { showAlert, showToast } from "./overlays.js";
import { on } from "./store.js";
import { t } from "./texts.js";

const ASK_AGAIN = [400, 1500, 4000, 10000, 20000];
const STYLES = ["danger", "success", "primary"];
const pending = new Map();

/** The rows of buttons of a message, or null when it has none. */
export function keyboard(message, column) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return make("div", { class: "keyboard" },
    ...rows.map((row) => make("div", { class: "keyboard-row" }, ...row.map((button) => draw(button, message, column)))));
}

function draw(button, message, column) {
  const label = make("span", { class: "label" }, button.text);
  const shared = { class: className(button), title: button.text };
  if (button.url && !button.disabled) return link(button.url, label, shared, column);
  return make("button", {
    ...shared, type: "button", disabled: Boolean(button.disabled),
    click: (event) => void press(event.currentTarget, button, message, column),
  }, label, button.copy_text && icon("copy", "corner"));
}

function className(button) {
  return STYLES.includes(button.style) ? `key ${button.style}` : "key";
}

function link(address, label, shared, column) {
  const attributes = linkAttributes(address, column) ?? { href: "#", click: (event) => event.preventDefault() };
  const key = make("a", { ...shared, ...attributes }, label, icon("out", "corner"));
  const invite = inviteLink(address);
  return invite ? make("div", { class: "key-pair" }, key, copyButton(invite)) : key;
}

/** What one forwards is the link: beside the button that opens it, one that copies it. */
function copyButton(invite) {
  return make("button", {
    class: "key copy", type: "button", title: t("copyLink"), "aria-label": t("copyLink"), click: () => void copyText(invite),
  }, icon("copy"));
}

async function press(element, button, message, column) {
  if (button.copy_text) return copyText(button.copy_text.text);
  if (inlineWords(button) !== null) return column.inline.switchTo(element, button);
  const send = button.callback_data === undefined ? null : sender(message, button.callback_data, column);
  if (!send) return showToast(t("notHere"));
  if (element.classList.contains("pressed")) return undefined;
  showProgress(element);
  try {
    const { callback_id: id } = await send();
    await follow(String(id), element, column);
  } catch (problem) {
    endProgress(element);
    showToast(problem.message, { bad: true });
  }
  return undefined;
}

/** In a group the person who writes there presses too; null when nobody does. */
function sender({ chat, message_id: id }, data, column) {
  if (chat.type === "private") return () => api.press(chat.id, id, data);
  const presser = writerOf(column.group, column);
  return presser && (() => api.pressInGroup(chat.id, presser.id, id, data));
}

function showProgress(element) {
  element.classList.add("pressed");
  element.setAttribute("aria-busy", "true");
}

function endProgress(element) {
  element.classList.remove("pressed");
  element.removeAttribute("aria-busy");
}

/** Waits for the answer: the stream of events brings it; asking covers a stream that was away. */
async function follow(id, element, column) {
  pending.set(id, { element, column });
  for (const pause of ASK_AGAIN) {
    await new Promise((resolve) => { setTimeout(resolve, pause); });
    if (!pending.has(id)) return;
    const answer = await api.getCallback(id).catch(() => ({ answered: false }));
    if (answer.answered) return finish(id, answer);
  }
  pending.delete(id);
  endProgress(element);
}

function finish(id, answer) {
  const pressed = pending.get(id);
  if (!pressed) return;
  pending.delete(id);
  endProgress(pressed.element);
  if (answer.text && answer.show_alert) showAlert(answer.text);
  else if (answer.text) showToast(answer.text, { column: pressed.column });
}

export function prepareKeyboard() {
  on("callback", (answer) => {
    const id = String(answer.callback_id ?? answer.id);
    if (answer.answered !== false) finish(id, answer);
  });
}
