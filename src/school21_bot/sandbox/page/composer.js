// The field at the bottom of a column: sending text, /start, and growing with what is typed.

import * as api from "./api.js";
import { goTo } from "./columns.js";
import { writerOf } from "./community.js";
import { showToast } from "./overlays.js";
import { t } from "./texts.js";

const WIDE = matchMedia("(min-width: 760px) and (hover: hover)");
const drafts = new Map();

export class Composer {
  #column;
  #shown = null;

  constructor(column) {
    this.#column = column;
    this.field = column.part("composer");
    column.part("composer-form").addEventListener("submit", (event) => { event.preventDefault(); void this.#submit(); });
    column.part("start").addEventListener("click", () => { void this.send({ text: "/start" }); this.field.focus(); });
    this.field.addEventListener("input", () => this.#changed());
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.defaultPrevented) return;
      event.preventDefault();
      void this.#submit();
    });
    column.on("opened", () => this.#changeChat());
    column.signal.addEventListener("abort", () => drafts.set(this.#shown, this.field.value));
    // A field in a hidden column has no height to be fitted to.
    column.onResize(column.part("composer-form"), () => this.#changed());
    this.#changed();
  }

  set(text) {
    this.field.value = text;
    this.field.dispatchEvent(new Event("input"));
  }

  /** Writes into the field of another chat, and goes there in this column. */
  writeIn(chatId, text) {
    if (chatId === this.#column.chosen) return this.set(text);
    drafts.set(chatId, text);
    return goTo(chatId, this.#column);
  }

  /** Sends one message of the chosen person, or of who writes into the chosen group; says whether that worked. */
  async send(content) {
    const { chosen, group, replying } = this.#column;
    if (chosen === null) return false;
    const whole = { ...content, ...replying.part() };
    const sent = await sending(() => (group ? api.writeInto(chosen, writerOf(group, this.#column).id, whole) : api.send(chosen, whole)));
    if (sent) replying.end();
    return sent;
  }

  #changeChat() {
    if (this.#shown !== null) drafts.set(this.#shown, this.field.value);
    this.#shown = this.#column.chosen;
    this.field.value = drafts.get(this.#shown) ?? "";
    this.#changed();
    if (this.#shown !== null && WIDE.matches) this.field.focus({ preventScroll: true });
  }

  #changed() {
    this.field.style.height = "auto";
    if (this.field.scrollHeight > 0) this.field.style.height = `${Math.min(this.field.scrollHeight, 160)}px`;
    this.#column.part("send").disabled = this.field.value.trim() === "";
  }

  /** Sends what the field holds; the text stays in the field when it could not be sent. */
  async #submit() {
    const text = this.field.value;
    if (text.trim() === "") return;
    this.set("");
    if (!(await this.send({ text }))) this.set(text);
  }
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
