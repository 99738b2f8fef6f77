// Inline mode: behind the bot's name in the field stands what is looked for, above the field what the bot offers.

import * as api from "./api.js";
import { isIn, writerOf } from "./community.js";
import { setField, writeIn } from "./composer.js";
import { byId, make } from "./dom.js";
import { openMenu } from "./menu.js";
import { trying } from "./overlays.js";
import { chosenGroup, chosenUser, on, state } from "./store.js";
import { t } from "./texts.js";

const PAUSE = 200;
const PATIENCE = 10;

let timer = 0;
let asked = "";
let askedFor = null;
let active = -1;

export function prepareInline() {
  const field = byId("composer");
  field.addEventListener("input", typed);
  // Before the composer's own Enter: behind the bot's name nothing is sent but what is chosen.
  field.addEventListener("keydown", onKey, { capture: true });
  on("chosen", typed);
  on("writer", typed);
}

/** What is looked for, or null when the field holds something else. */
function wordsIn(text) {
  const name = `@${state.bot?.username ?? ""} `;
  return text.toLowerCase().startsWith(name.toLowerCase()) ? text.slice(name.length) : null;
}

/** Who types: the person of the chat with the bot, or who writes into the group. */
const typist = () => chosenUser() ?? (chosenGroup() && writerOf(chosenGroup()));

function typed() {
  const words = wordsIn(byId("composer").value);
  if (words === null || !typist()) return hide();
  // Whoever else has come into the chat meanwhile changes nothing for who types.
  const wanted = `${state.chosen} ${typist().id} ${words}`;
  if (wanted === askedFor) return undefined;
  askedFor = wanted;
  clearTimeout(timer);
  timer = setTimeout(() => { void ask(words, ""); }, PAUSE);
  return undefined;
}

async function ask(words, offset) {
  const user = typist();
  if (!user) return;
  await trying(async () => {
    const { query_id: id } = await api.askInline(user.id, words, offset);
    asked = id;
    const answer = await api.getInline(id, PATIENCE);
    if (asked === id && wordsIn(byId("composer").value) === words) show(answer, words, offset);
  });
}

function show(answer, words, offset) {
  const menu = byId("inline");
  menu.querySelector(".more-results")?.remove();
  if (offset === "") menu.replaceChildren();
  if (answer.button) menu.append(way(answer.button));
  menu.append(...(answer.results ?? []).map((result) => option(answer.query_id, result)));
  if (answer.next_offset) {
    menu.append(item("more-results", () => { void ask(words, answer.next_offset); }, make("span", {}, t("inlineMore"))));
  }
  if (menu.children.length === 0) menu.append(make("p", { class: "menu-note" }, t(answer.answered ? "inlineNobody" : "inlineSilent")));
  menu.hidden = false;
  activate(-1);
}

const item = (className, click, ...children) =>
  make("div", { class: `menu-item ${className}`, role: "option", "aria-selected": "false", click }, ...children);

function option(query, { id, title, description }) {
  return item("result", () => { void choose(query, id); }, make("b", {}, title), make("span", {}, description ?? ""));
}

/** The button above the results leads into the chat with the bot, and presses start there. */
function way({ text, start_parameter: payload }) {
  return item("way", () => {
    const user = typist();
    setField("");
    location.hash = `#${user.id}`;
    void trying(() => api.send(user.id, { text: `/start ${payload}` }));
  }, make("b", {}, text));
}

async function choose(query, result) {
  const chat = state.chosen;
  setField("");
  await trying(() => api.chooseInline(query, result, chat));
}

function hide() {
  clearTimeout(timer);
  asked = "";
  askedFor = null;
  byId("inline").hidden = true;
  byId("inline").replaceChildren();
}

function activate(index) {
  active = index;
  const options = byId("inline").querySelectorAll("[role=option]");
  options.forEach((element, at) => element.setAttribute("aria-selected", String(at === index)));
  options[index]?.scrollIntoView({ block: "nearest" });
}

function onKey(event) {
  if (wordsIn(byId("composer").value) === null) return;
  const options = byId("inline").querySelectorAll("[role=option]");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") setField("");
  else if (step && options.length > 0) activate((Math.max(active, step < 0 ? 0 : -1) + step + options.length) % options.length);
  else if (event.key === "Enter" && !event.shiftKey) options[active]?.click();
  else return;
  event.preventDefault();
}

/** What a button into inline mode has to write, or null for another button. */
export function inlineWords(button) {
  const words = button.switch_inline_query_chosen_chat?.query ?? button.switch_inline_query ?? button.switch_inline_query_current_chat;
  return words === undefined ? null : `@${state.bot.username} ${words}`;
}

/** Lets the person choose the chat, unless the button means this one, and writes the words there. */
export function switchInline(element, button) {
  const text = inlineWords(button);
  const person = typist();
  if (button.switch_inline_query_current_chat !== undefined) return setField(text);
  const groups = [...state.groups.values()].filter((group) => person && isIn(group, person.id) && !group.migrated_to);
  const chats = [...groups.map(({ id, title }) => ({ id, label: title, icon: "out" })), ...(state.users.has(person?.id) ? [{ id: person.id, label: t("inlineHere"), icon: "bot" }] : [])];
  return openMenu(element, t("inlineWhere"), chats.map((chat) => ({ ...chat, act: () => writeIn(chat.id, text) })));
}
