// The menu of the bot's commands, opened by its button or by typing a slash.

import { sendContent, setField } from "./composer.js";
import { byId, make } from "./dom.js";
import { chatOf, on, state } from "./store.js";
import { t } from "./texts.js";

let active = -1;

export function prepareCommands() {
  const field = byId("composer");
  byId("open-commands").addEventListener("click", () => {
    if (byId("commands").hidden) show(commands());
    else hide();
    field.focus();
  });
  field.addEventListener("input", () => {
    if (/^\/\w*$/.test(field.value)) show(commands().filter(({ command }) => command.startsWith(field.value.slice(1))), true);
    else hide();
  });
  // Before the composer's own Enter: a chosen command is sent instead of the half-typed word.
  field.addEventListener("keydown", onKey, { capture: true });
  document.addEventListener("pointerdown", (event) => {
    if (!byId("composer-form").contains(event.target)) hide();
  });
  on("chosen", hide);
}

const commands = () => (state.chosen === null ? [] : chatOf(state.chosen).commands);

function show(list, onlyIfAny = false) {
  if (onlyIfAny && list.length === 0) return hide();
  const menu = byId("commands");
  menu.replaceChildren(...list.map(option));
  if (list.length === 0) menu.append(make("p", { class: "menu-note" }, t("noCommands")));
  menu.hidden = false;
  byId("open-commands").setAttribute("aria-expanded", "true");
  return activate(-1);
}

function option({ command, description }, index) {
  return make("div", {
    class: "menu-item command", role: "option", id: `command-${index}`, "data-command": command, "aria-selected": "false",
    click: () => choose(command),
  }, make("b", {}, `/${command}`), make("span", {}, description));
}

function hide() {
  byId("commands").hidden = true;
  byId("open-commands").setAttribute("aria-expanded", "false");
  activate(-1);
}

function activate(index) {
  const options = byId("commands").querySelectorAll("[role=option]");
  active = index;
  options.forEach((element, at) => element.setAttribute("aria-selected", String(at === index)));
  if (index < 0) return byId("composer").removeAttribute("aria-activedescendant");
  options[index].scrollIntoView({ block: "nearest" });
  return byId("composer").setAttribute("aria-activedescendant", options[index].id);
}

function onKey(event) {
  if (byId("commands").hidden) return;
  const options = byId("commands").querySelectorAll("[role=option]");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") hide();
  else if (step && options.length > 0) activate((Math.max(active, step < 0 ? 0 : -1) + step + options.length) % options.length);
  else if (event.key === "Enter" && active >= 0) choose(options[active].dataset.command);
  else if (event.key === "Tab" && options.length > 0) setField(`/${options[Math.max(active, 0)].dataset.command} `);
  else return;
  event.preventDefault();
}

function choose(command) {
  setField("");
  hide();
  void sendContent({ text: `/${command}` });
}
