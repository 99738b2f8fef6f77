// The buttons that take the place of typing: each sends its own text.

import { make } from "./dom.js";
import { chatOf, sorted } from "./store.js";

export function prepareReplyKeyboard(column) {
  let drawn = "[]";
  const draw = () => {
    const rows = current(column);
    if (JSON.stringify(rows) === drawn) return;
    drawn = JSON.stringify(rows);
    column.part("reply-keyboard").replaceChildren(
      ...rows.map((row) => make("div", { class: "keyboard-row" }, ...row.map((button) => key(column, button)))));
    column.part("reply-keyboard").hidden = rows.length === 0;
  };
  for (const topic of ["loaded", "opened", "message", "deleted"]) column.on(topic, draw);
}

/** The keyboard that the bot showed last and has not taken away since. */
function current(column) {
  if (!column.user) return [];
  const markups = sorted(chatOf(column.chosen)).filter((message) => !message.outgoing).map((message) => message.reply_markup ?? {});
  return markups.findLast((markup) => markup.keyboard || markup.remove_keyboard)?.keyboard ?? [];
}

function key(column, button) {
  const text = button.text ?? button;
  return make("button", { class: "key", type: "button", click: () => void column.composer.send({ text }) }, make("span", { class: "label" }, text));
}
