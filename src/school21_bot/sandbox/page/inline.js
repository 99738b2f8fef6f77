// Inline mode: behind the bot's name in the field stands what is looked for, above the field what the bot offers.

import * as api from "./api.js";
import { goTo } from "./columns.js";
import { actorIn, isIn } from "./community.js";
import { announce, icon, make } from "./dom.js";
import { hueOf, initialsOf } from "./format.js";
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
    const person = actorIn(this.#column);
    if (button.switch_inline_query_current_chat !== undefined) return this.#column.composer.set(text);
    const groups = [...state.groups.values()].filter((group) => person && isIn(group, person.id) && !group.migrated_to);
    const chats = groups.map(({ id, title }) => ({ id, label: title, icon: "out" }));
    if (state.users.has(person?.id)) chats.push({ id: person.id, label: t("inlineHere"), icon: "bot" });
    return openMenu(element, t("inlineWhere"), chats.map((chat) => ({ ...chat, act: () => this.#column.composer.writeIn(chat.id, text) })));
  }

  #typed() {
    const words = wordsIn(this.#field.value);
    const who = actorIn(this.#column);
    if (!who) return this.#hide();
    if (isBeginning(this.#field.value)) return this.#suggest();
    if (words === null) return this.#hide();
    // Whoever else has come into the chat meanwhile changes nothing for who types.
    const wanted = `${this.#column.chosen} ${who.id} ${words}`;
    if (wanted === this.#askedFor) return undefined;
    this.#askedFor = wanted;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { void this.#ask(words, ""); }, PAUSE);
    if (this.#menu.hidden || !this.#menu.querySelector(".inline-head")) this.#open(head());
    this.#menu.setAttribute("aria-busy", "true");
    return undefined;
  }

  /** Who begins to write the bot's name is offered the whole of it. */
  #suggest() {
    this.#hide();
    this.#open(this.#item("way", () => { this.#column.composer.set(`@${state.bot.username} `); this.#field.focus(); },
      icon("bot"), make("b", {}, `@${state.bot.username}`), make("span", {}, t("inlineSuggested"))));
  }

  #open(...children) {
    this.#menu.replaceChildren(...children);
    this.#menu.hidden = false;
    this.#number();
    this.#activate(-1);
  }

  async #ask(words, offset) {
    const who = actorIn(this.#column);
    if (!who) return;
    await trying(async () => {
      const { query_id: id } = await api.askInline(who.id, words, offset, this.#column.group?.type ?? "sender");
      this.#asked = id;
      const answer = await api.getInline(id, PATIENCE);
      if (this.#asked === id && wordsIn(this.#field.value) === words) this.#show(answer, words, offset);
    });
  }

  #show(answer, words, offset) {
    const menu = this.#menu;
    menu.removeAttribute("aria-busy");
    menu.querySelector(".more-results")?.remove();
    const before = offset === "" ? [head()] : [...menu.children];
    const results = (answer.results ?? []).map((result) => this.#option(answer.query_id, result));
    const more = answer.next_offset
      && this.#item("more-results", () => { void this.#ask(words, answer.next_offset); }, make("span", {}, t("inlineMore")));
    const after = [answer.button && this.#way(answer.button), ...results, more].filter(Boolean);
    if (before.length + after.length === 1) after.push(make("p", { class: "menu-note", role: "presentation" }, t(answer.answered ? "inlineNobody" : "inlineSilent")));
    const { scrollTop } = menu;
    this.#open(...before, ...after);
    menu.scrollTop = offset === "" ? 0 : scrollTop;
    announce(t("inlineFound", { count: this.#options.length }));
  }

  #option(query, { id, title, description }) {
    return this.#item("result", () => { void this.#choose(query, id); },
      make("span", { class: `avatar small hue-${hueOf(title.length)}`, "aria-hidden": "true", "data-letters": initialsOf(title) }),
      make("b", {}, title), make("span", {}, description ?? ""));
  }

  /** The button above the results leads into the chat with the bot, and presses start there. */
  #way({ text, start_parameter: payload }) {
    return this.#item("way", () => {
      const who = actorIn(this.#column);
      this.#column.composer.set("");
      goTo(who.id, this.#column);
      void trying(() => api.send(who.id, { text: `/start ${payload}` }));
    }, icon("bot"), make("b", {}, text));
  }

  #item(className, click, ...children) {
    return make("div", { class: `menu-item ${className}`, role: "option", "aria-selected": "false", click }, ...children);
  }

  /** The field names the option that the arrows have come to. */
  #number() {
    this.#options.forEach((element, index) => { element.id = this.#column.id(`inline-${index}`); });
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
    this.#menu.removeAttribute("aria-busy");
    this.#menu.replaceChildren();
    this.#activate(-1);
  }

  get #options() {
    return this.#menu.querySelectorAll("[role=option]");
  }

  #activate(index) {
    this.#active = index;
    this.#options.forEach((element, at) => element.setAttribute("aria-selected", String(at === index)));
    if (this.#menu.hidden) return;
    const chosen = this.#options[index];
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) this.#field.setAttribute("aria-activedescendant", chosen.id);
    else this.#field.removeAttribute("aria-activedescendant");
  }

  #onKey(event) {
    const isSuggesting = !this.#menu.hidden && isBeginning(this.#field.value);
    if (wordsIn(this.#field.value) === null && !isSuggesting) return;
    const options = this.#options;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.#column.composer.set("");
    else if (step && options.length > 0) this.#activate((Math.max(this.#active, step < 0 ? 0 : -1) + step + options.length) % options.length);
    else if (isSuggesting && event.key === "Tab") options[0].click();
    else if (isSuggesting && event.key === "Enter" && this.#active < 0) return;
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

/** Whether somebody has begun to write the bot's name and nothing else. */
const isBeginning = (text) => text.startsWith("@") && `@${state.bot?.username ?? ""}`.toLowerCase().startsWith(text.toLowerCase());

const head = () => make("p", { class: "menu-note inline-head", role: "presentation" },
  make("span", {}, t("inlineHead", { name: state.bot.first_name })), make("span", { class: "spinner", "aria-hidden": "true" }));

/** What a button into inline mode has to write, or null for another button. */
export function inlineWords(button) {
  const words = button.switch_inline_query_chosen_chat?.query ?? button.switch_inline_query ?? button.switch_inline_query_current_chat;
  return words === undefined ? null : `@${state.bot.username} ${words}`;
}
