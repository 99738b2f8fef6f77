// What is replied to: chosen in a message's menu, shown above the field until it is sent or let go.

import { authorName } from "./authors.js";
import { byId, make, setText } from "./dom.js";
import { on, state } from "./store.js";
import { t } from "./texts.js";

const targets = new Map();

export function prepareReplying() {
  byId("stop-reply").addEventListener("click", () => { replied(); byId("composer").focus(); });
  on("chosen", draw);
}

export function replyTo(message) {
  targets.set(state.chosen, message);
  draw();
  byId("composer").focus();
}

/** The part of a message that says to which it replies. */
export function repliedTo() {
  const target = targets.get(state.chosen);
  return target ? { reply_to: target.message_id } : {};
}

/** The reply is sent, or is to be none. */
export function replied() {
  targets.delete(state.chosen);
  draw();
}

/** The message that is replied to, above the reply. */
export function quote(message) {
  return make("div", { class: "quote" }, make("b", {}, authorName(message)), make("span", {}, wordsOf(message)));
}

function draw() {
  const target = targets.get(state.chosen);
  byId("replying").hidden = target === undefined;
  if (target) setText(byId("replying-to"), `${authorName(target)}: ${wordsOf(target)}`);
}

const wordsOf = (message) => message.text ?? message.caption ?? t("attachment");
