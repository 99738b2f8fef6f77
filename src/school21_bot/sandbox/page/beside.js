// A second chat beside the first: chosen from a menu, switched to where there is room for one, and named in the title.

import { avatar, groupAvatar } from "./avatars.js";
import { closeColumn, openBeside } from "./columns.js";
import { byId, icon, make, replaceKeepingFocus, setText } from "./dom.js";
import { fullName } from "./format.js";
import { openMenu } from "./menu.js";
import { on, state } from "./store.js";
import { t } from "./texts.js";
import { readerIn, unreadElsewhere, unreadFor, unreadIn } from "./unread.js";

export function prepareBeside() {
  byId("open-beside").addEventListener("click", () => openMenu(byId("open-beside"), t("openBeside"), choices()));
  for (const topic of ["loaded", "people", "group", "message", "deleted", "columns", "language"]) on(topic, draw);
}

function choices() {
  const [{ chosen }] = state.columns;
  const entry = (id, face, label) => ({ face, label, note: unreadFor(id) > 0 && t("unread", { count: unreadFor(id) }), act: () => openBeside(id) });
  const people = [...state.users.values()].filter((user) => user.id !== chosen);
  const groups = [...state.groups.values()].filter((group) => !group.migrated_to);
  return [
    ...people.map((user) => entry(user.id, avatar(user, "small"), fullName(user))),
    ...groups.map((group) => entry(group.id, groupAvatar(group, "small"), group.title)),
  ];
}

function draw() {
  state.columns.forEach((column) => column.root.classList.toggle("active", column === state.active));
  byId("open-beside").hidden = state.users.size + state.groups.size < 2;
  drawSwitcher();
  for (const column of state.columns) drawBackMark(column);
  document.title = title();
}

function drawSwitcher() {
  const isNeeded = state.columns.length > 1;
  replaceKeepingFocus(byId("switcher"), isNeeded ? [...state.columns.map(switchButton), closeButton()] : []);
}

function switchButton(column) {
  const isActive = column === state.active;
  const count = isActive ? 0 : unreadIn(column.chosen, readerIn(column));
  const name = nameOf(column);
  return make("button", {
    class: "to-column", type: "button", "data-focus": column.id("to"), "aria-pressed": String(isActive), "data-testid": column.id("to-column"),
    "aria-label": count > 0 ? t("unreadOf", { name, count }) : name, click: () => column.activate(),
  }, column.user ? avatar(column.user, "small") : groupAvatar(column.group ?? { id: 0 }, "small"), make("span", { class: "name" }, name),
  count > 0 && make("span", { class: "mark" }, String(count)));
}

function closeButton() {
  return make("button", {
    class: "icon-button", type: "button", "data-focus": "close", title: t("closeColumn"), "aria-label": t("closeColumn"),
    "data-testid": "close-active", click: () => closeColumn(state.active),
  }, icon("close"));
}

const nameOf = (column) => (column.user ? fullName(column.user) : (column.group?.title ?? ""));

/** On a phone the way back to the list says that something waits there. */
function drawBackMark(column) {
  const count = unreadElsewhere(column);
  column.part("back-mark").hidden = count === 0;
  setText(column.part("back-mark"), String(count));
  column.part("back").setAttribute("aria-label", count > 0 ? t("backUnread", { count }) : t("back"));
}

function title() {
  const names = state.columns.filter((column) => column.chosen !== null).map(nameOf);
  const waiting = unreadElsewhere(state.active);
  const words = [names.join(" · "), state.bot?.first_name].filter(Boolean).join(" – ");
  return waiting > 0 ? `(${waiting}) ${words}` : words || document.title;
}
