// The menu of the bot's commands, opened by its button or by typing a slash.

import { make } from "./dom.js";
import { chatOf } from "./store.js";
import { t } from "./texts.js";

export class CommandMenu {
  #column;
  #menu;
  #field;
  #opener;
  #active = -1;

  constructor(column) {
    this.#column = column;
    [this.#menu, this.#field, this.#opener] = ["commands", "composer", "open-commands"].map((name) => column.part(name));
    this.#opener.addEventListener("click", () => {
      if (this.#menu.hidden) this.#show(this.#commands);
      else this.#hide();
      this.#field.focus();
    });
    this.#field.addEventListener("input", () => {
      const typed = this.#field.value;
      if (/^\/\w*$/.test(typed)) this.#show(this.#commands.filter(({ command }) => command.startsWith(typed.slice(1))), true);
      else this.#hide();
    });
    // Before the composer's own Enter: a chosen command is sent instead of the half-typed word.
    this.#field.addEventListener("keydown", (event) => this.#onKey(event), { capture: true });
    document.addEventListener("pointerdown", (event) => {
      if (!column.part("composer-form").contains(event.target)) this.#hide();
    }, { signal: column.signal });
    column.on("opened", () => this.#hide());
  }

  get #commands() {
    return this.#column.chosen === null ? [] : chatOf(this.#column.chosen).commands;
  }

  get #options() {
    return this.#menu.querySelectorAll("[role=option]");
  }

  #show(list, onlyIfAny = false) {
    if (onlyIfAny && list.length === 0) return this.#hide();
    this.#menu.replaceChildren(...list.map((command, index) => this.#option(command, index)));
    if (list.length === 0) this.#menu.append(make("p", { class: "menu-note" }, t("noCommands")));
    this.#menu.hidden = false;
    this.#opener.setAttribute("aria-expanded", "true");
    return this.#activate(-1);
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
    void this.#column.composer.send({ text: `/${command}` });
  }
}
