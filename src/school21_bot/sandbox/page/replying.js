// What is replied to: chosen in a message's menu, shown above the field until it is sent or let go.

import { authorName } from "./authors.js";
import { make, setText } from "./dom.js";
import { t } from "./texts.js";

export class Replying {
  #column;
  #targets = new Map();

  constructor(column) {
    this.#column = column;
    column.part("stop-reply").addEventListener("click", () => { this.end(); column.part("composer").focus(); });
    column.on("opened", () => this.#draw());
  }

  to(message) {
    this.#targets.set(this.#column.chosen, message);
    this.#draw();
    this.#column.part("composer").focus();
  }

  /** The part of a message that says to which it replies. */
  part() {
    const target = this.#targets.get(this.#column.chosen);
    return target ? { reply_to: target.message_id } : {};
  }

  /** The reply is sent, or is to be none. */
  end() {
    this.#targets.delete(this.#column.chosen);
    this.#draw();
  }

  #draw() {
    const target = this.#targets.get(this.#column.chosen);
    this.#column.part("replying").hidden = target === undefined;
    if (target) setText(this.#column.part("replying-to"), `${authorName(target)}: ${wordsOf(target)}`);
  }
}

/** The message that is replied to, above the reply. */
export function quote(message) {
  return make("div", { class: "quote" }, make("b", {}, authorName(message)), make("span", {}, wordsOf(message)));
}

const wordsOf = (message) => message.text ?? message.caption ?? t("attachment");
