// Inline mode: behind the bot's name in the field stands what is looked for, above the field what the bot offers.

import * as api from "./api.js";
import { goTo } from "./columns.js";
import { isIn, writerOf } from "./community.js";
import { make } from "./dom.js";
import { openMenu } from "./menu.js";
import { trying } from "./overlays.js";
import { state } from "./store.js";
import { t } from "./texts.js";

const PAUSE = 200;
const PATIENCE = 10;

export class InlineMenu {
  #column;
  #field;
  #menu;
  #timer = 0;
  #asked = "";
  #askedFor = null;
  #active = -1;

  constructor(column) {
    this.#column = column;
    [this.#field, this.#menu] = ["composer", "inline"].map((name) => column.part(name));
    this.#field.addEventListener("input", () => this.#typed());
    // Before the composer's own Enter: behind the bot's name nothing is sent but what is chosen.
    this.#field.addEventListener("keydown", (event) => this.#onKey(event), { capture: true });
    for (const topic of ["opened", "writer"]) column.on(topic, () => this.#typed());
  }

  /** Lets the person choose the chat, unless the button means this one, and writes the words there. */
  switchTo(element, button) {
    const text = inlineWords(button);
    const person = typist(this.#column);
    if (button.switch_inline_query_current_chat !== undefined) return this.#column.composer.set(text);
    const groups = [...state.groups.values()].filter((group) => person && isIn(group, person.id) && !group.migrated_to);
    const chats = groups.map(({ id, title }) => ({ id, label: title, icon: "out" }));
    if (state.users.has(person?.id)) chats.push({ id: person.id, label: t("inlineHere"), icon: "bot" });
    return openMenu(element, t("inlineWhere"), chats.map((chat) => ({ ...chat, act: () => this.#column.composer.writeIn(chat.id, text) })));
  }

  #typed() {
    const words = wordsIn(this.#field.value);
    const who = typist(this.#column);
    if (words === null || !who) return this.#hide();
    // Whoever else has come into the chat meanwhile changes nothing for who types.
    const wanted = `${this.#column.chosen} ${who.id} ${words}`;
    if (wanted === this.#askedFor) return undefined;
    this.#askedFor = wanted;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { void this.#ask(words, ""); }, PAUSE);
    return undefined;
  }

  async #ask(words, offset) {
    const who = typist(this.#column);
    if (!who) return;
    await trying(async () => {
      const { query_id: id } = await api.askInline(who.id, words, offset);
      this.#asked = id;
      const answer = await api.getInline(id, PATIENCE);
      if (this.#asked === id && wordsIn(this.#field.value) === words) this.#show(answer, words, offset);
    });
  }

  #show(answer, words, offset) {
    const menu = this.#menu;
    menu.querySelector(".more-results")?.remove();
    if (offset === "") menu.replaceChildren();
    if (answer.button) menu.append(this.#way(answer.button));
    menu.append(...(answer.results ?? []).map((result) => this.#option(answer.query_id, result)));
    if (answer.next_offset) {
      menu.append(item("more-results", () => { void this.#ask(words, answer.next_offset); }, make("span", {}, t("inlineMore"))));
    }
    if (menu.children.length === 0) menu.append(make("p", { class: "menu-note" }, t(answer.answered ? "inlineNobody" : "inlineSilent")));
    menu.hidden = false;
    this.#activate(-1);
  }

  #option(query, { id, title, description }) {
    return item("result", () => { void this.#choose(query, id); }, make("b", {}, title), make("span", {}, description ?? ""));
  }

  /** The button above the results leads into the chat with the bot, and presses start there. */
  #way({ text, start_parameter: payload }) {
    return item("way", () => {
      const who = typist(this.#column);
      this.#column.composer.set("");
      goTo(who.id, this.#column);
      void trying(() => api.send(who.id, { text: `/start ${payload}` }));
    }, make("b", {}, text));
  }

  async #choose(query, result) {
    const chat = this.#column.chosen;
    this.#column.composer.set("");
    await trying(() => api.chooseInline(query, result, chat));
  }

  #hide() {
    clearTimeout(this.#timer);
    this.#asked = "";
    this.#askedFor = null;
    this.#menu.hidden = true;
    this.#menu.replaceChildren();
  }

  get #options() {
    return this.#menu.querySelectorAll("[role=option]");
  }

  #activate(index) {
    this.#active = index;
    this.#options.forEach((element, at) => element.setAttribute("aria-selected", String(at === index)));
    this.#options[index]?.scrollIntoView({ block: "nearest" });
  }

  #onKey(event) {
    if (wordsIn(this.#field.value) === null) return;
    const options = this.#options;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.#column.composer.set("");
    else if (step && options.length > 0) this.#activate((Math.max(this.#active, step < 0 ? 0 : -1) + step + options.length) % options.length);
    else if (event.key === "Enter" && !event.shiftKey) options[this.#active]?.click();
    else return;
    event.preventDefault();
  }
}

/** What is looked for, or null when the field holds something else. */
function wordsIn(text) {
  const name = `@${state.bot?.username ?? ""} `;
  return text.toLowerCase().startsWith(name.toLowerCase()) ? text.slice(name.length) : null;
}

/** Who types: the person of the chat with the bot, or who writes into the group. */
const typist = (column) => column.user ?? (column.group && writerOf(column.group, column));

const item = (className, click, ...children) =>
  make("div", { class: `menu-item ${className}`, role: "option", "aria-selected": "false", click }, ...children);

/** What a button into inline mode has to write, or null for another button. */
export function inlineWords(button) {
  const words = button.switch_inline_query_chosen_chat?.query ?? button.switch_inline_query ?? button.switch_inline_query_current_chat;
  return words === undefined ? null : `@${state.bot.username} ${words}`;
}
