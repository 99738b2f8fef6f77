// The menu of the bot's commands, opened by its button or by typing a slash.

import { getCommands } from "./api.js";
import { make } from "./dom.js";
import { state } from "./store.js";
import { t } from "./texts.js";
import { readerIn } from "./unread.js";

const NONE = { commands: [], scope: "", language: "" };

export class CommandMenu {
  #column;
  #menu;
  #field;
  #opener;
  #active = -1;
  #known = NONE;
  #asked = 0;

  constructor(column) {
    this.#column = column;
    [this.#menu, this.#field, this.#opener] = ["commands", "composer", "open-commands"].map((name) => column.part(name));
    this.#opener.addEventListener("click", () => {
      if (this.#menu.hidden) this.#show(this.#known.commands);
      else this.#hide();
      this.#field.focus();
    });
    this.#field.addEventListener("input", () => this.#typed());
    // Before the composer's own Enter: a chosen command is sent instead of the half-typed word.
    this.#field.addEventListener("keydown", (event) => this.#onKey(event), { capture: true });
    document.addEventListener("pointerdown", (event) => {
      if (!column.part("composer-form").contains(event.target)) this.#hide();
    }, { signal: column.signal });
    column.on("opened", () => this.#hide());
    for (const topic of ["opened", "loaded", "writer", "group", "commands"]) column.on(topic, () => void this.#load());
  }

  /** What the bot offers depends on the chat, on the person's place there and on their language. */
  async #load() {
    this.#asked += 1;
    const [turn, { chosen }, reader] = [this.#asked, this.#column, readerIn(this.#column)];
    const known = reader === null ? NONE : await getCommands(chosen, reader).catch(() => NONE);
    if (turn !== this.#asked) return;
    this.#known = known;
    if (this.#field.value.startsWith("/")) this.#typed();
    else if (!this.#menu.hidden) this.#show(known.commands);
  }

  #typed() {
    const typed = this.#field.value;
    if (!/^\/\w*$/.test(typed)) return this.#hide();
    return this.#show(this.#known.commands.filter(({ command }) => command.startsWith(typed.slice(1))), true);
  }

  get #options() {
    return this.#menu.querySelectorAll("[role=option]");
  }

  #show(list, onlyIfAny = false) {
    if (onlyIfAny && list.length === 0) return this.#hide();
    this.#menu.replaceChildren(...list.map((command, index) => this.#option(command, index)));
    this.#menu.append(make("p", { class: "menu-note", role: "presentation" }, this.#declared()));
    this.#menu.hidden = false;
    this.#opener.setAttribute("aria-expanded", "true");
    return this.#activate(-1);
  }

  /** For whom the bot has declared these. */
  #declared() {
    const { commands, scope, language } = this.#known;
    if (commands.length === 0) return t("noCommands");
    return t("declared", { scope: t(`scope_${scope}`), language: language === "" ? t("anyLanguage") : t("forLanguage", { language }) });
  }

  #option({ command, description }, index) {
    return make("div", {
      class: "menu-item command", role: "option", id: this.#column.id(`command-${index}`), "data-command": command, "aria-selected": "false",
      click: () => this.#choose(command),
    }, make("b", {}, `/${command}`), make("span", {}, description));
  }

  #hide() {
    this.#menu.hidden = true;
    this.#opener.setAttribute("aria-expanded", "false");
    this.#activate(-1);
  }

  #activate(index) {
    const options = this.#options;
    this.#active = index;
    options.forEach((element, at) => element.setAttribute("aria-selected", String(at === index)));
    if (index < 0) return this.#field.removeAttribute("aria-activedescendant");
    options[index].scrollIntoView({ block: "nearest" });
    return this.#field.setAttribute("aria-activedescendant", options[index].id);
  }

  #onKey(event) {
    if (this.#menu.hidden) return;
    const options = this.#options;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.#hide();
    else if (step && options.length > 0) this.#activate((Math.max(this.#active, step < 0 ? 0 : -1) + step + options.length) % options.length);
    else if (event.key === "Enter" && this.#active >= 0) this.#choose(options[this.#active].dataset.command);
    else if (event.key === "Tab" && options.length > 0) this.#column.composer.set(`/${options[Math.max(this.#active, 0)].dataset.command} `);
    else return;
    event.preventDefault();
  }

  #choose(command) {
    this.#column.composer.set("");
    this.#hide();
    // In a group there may be other bots with the same command.
    void this.#column.composer.send({ text: this.#column.group ? `/${command}@${state.bot.username}` : `/${command}` });
  }
}
