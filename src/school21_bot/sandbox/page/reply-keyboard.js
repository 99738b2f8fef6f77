// The buttons that take the place of typing: each sends its own text.

import { sendContent } from "./composer.js";
import { byId, make } from "./dom.js";
import { chatOf, on, sorted, state } from "./store.js";

let drawn = "";

export function prepareReplyKeyboard() {
  for (const topic of ["loaded", "chosen", "message", "deleted"]) on(topic, draw);
}

/** The keyboard that the bot showed last and has not taken away since. */
function current() {
  if (!state.users.has(state.chosen)) return [];
  const markups = sorted(chatOf(state.chosen)).filter((message) => !message.outgoing).map((message) => message.reply_markup ?? {});
  return markups.findLast((markup) => markup.keyboard || markup.remove_keyboard)?.keyboard ?? [];
}

function draw() {
  const rows = current();
  if (JSON.stringify(rows) === drawn) return;
  drawn = JSON.stringify(rows);
  byId("reply-keyboard").replaceChildren(...rows.map((row) => make("div", { class: "keyboard-row" }, ...row.map(key))));
  byId("reply-keyboard").hidden = rows.length === 0;
}

function key(button) {
  const text = button.text ?? button;
  return make("button", { class: "key", type: "button", click: () => void sendContent({ text }) }, make("span", { class: "label" }, text));
}
