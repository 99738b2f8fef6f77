// One chat or two side by side: opened, closed, switched between, and kept in the address.

import { Column } from "./column.js";
import { byId } from "./dom.js";
import { isKnown, on, state, tell } from "./store.js";
import { translatePage } from "./texts.js";

const PHONE = matchMedia("(max-width: 759.9px)");
const NAMING = ["aria-controls", "aria-labelledby", "aria-describedby"];

let prepareParts = null;
let pristine = null;
let isShown = false;

/** `prepare` fills a column with its parts. */
export function prepareColumns(prepare) {
  prepareParts = prepare;
  pristine = byId("chat").cloneNode(true);
  for (const only of byId("chat").querySelectorAll("[data-only-second]")) only.remove();
  for (const only of pristine.querySelectorAll("[data-only-first]")) only.remove();
  state.active = add(byId("chat"), "");
  window.addEventListener("hashchange", followAddress);
  PHONE.addEventListener("change", followAddress);
  for (const topic of ["person", "group", "loaded"]) on(topic, followAddress);
}

function add(root, suffix) {
  const column = new Column(root, suffix);
  state.columns.push(column);
  prepareParts(column);
  column.part("back").addEventListener("click", (event) => { event.preventDefault(); showList(); });
  column.part("close-column").addEventListener("click", () => closeColumn(column));
  return column;
}

/** Opens a chat in a column: in the active one unless told otherwise; one that is open beside is gone to instead. */
export function goTo(chatId, column = state.active) {
  const there = state.columns.find((one) => one.chosen === chatId && one.user);
  if (there) {
    there.activate();
    return setAddress(state.columns.map((one) => one.chosen));
  }
  return setAddress(state.columns.map((one) => (one === column ? chatId : one.chosen)));
}

/** Opens a chat beside the one that was touched last. */
export function openBeside(chatId) {
  const { active } = state;
  const other = state.columns.find((one) => one !== active);
  if (active.chosen === null || (active.chosen === chatId && active.user)) return goTo(chatId);
  if (!other) return setAddress([active.chosen, chatId]);
  goTo(chatId, other);
  return other.activate();
}

export function closeColumn(column) {
  const rest = state.columns.filter((one) => one !== column);
  if (rest.length > 0) setAddress(rest.map((one) => one.chosen));
}

/** On a phone the list takes the place of the chats, which stay open if they are two. */
function showList() {
  location.hash = state.columns.length > 1 ? `#/${state.columns.map((one) => one.chosen)}` : "";
}

function setAddress(chats) {
  const address = `#${chats.filter((chat) => chat !== null)}`;
  if (location.hash === address) followAddress();
  else location.hash = address;
}

/** The address names the chats; without one a wide page takes the first person, a phone shows the list. */
function followAddress() {
  if (!state.started) return;
  const asked = location.hash.replace(/^#\/?/, "").split(",").map(Number).map(successor).filter(isKnown);
  const first = asked[0] ?? (PHONE.matches ? null : ([...state.users.keys()][0] ?? null));
  const second = asked[1] === first && state.users.has(first) ? null : (asked[1] ?? null);
  const isListed = location.hash.startsWith("#/") && PHONE.matches;
  document.documentElement.dataset.view = first === null || isListed ? "people" : "chat";
  show(second === null ? [first] : [first, second]);
  isShown = true;
  tell("shown");
  const address = `#${isListed ? "/" : ""}${state.columns.map((one) => one.chosen)}`;
  if (first !== null && location.hash !== address) history.replaceState(null, "", address);
}

/** A group that became a supergroup has another number. */
const successor = (chat) => (state.groups.has(state.groups.get(chat)?.migrated_to) ? state.groups.get(chat).migrated_to : chat);

function show(chats) {
  const [first, second] = state.columns;
  if (second && chats.length === 1) dropSecond(first, second, chats[0]);
  const added = !second && chats.length === 2 ? addSecond() : null;
  document.documentElement.dataset.columns = chats.length;
  chats.forEach((chat, index) => { if (state.columns[index].chosen !== chat) state.columns[index].open(chat); });
  // The field has taken the focus, unless that would call up a phone's keyboard.
  if (isShown && added && !added.root.contains(document.activeElement)) added.part("messages").focus({ preventScroll: true });
}

/** The second column goes; when it was the first that was closed, what stood in the second moves there with its writer. */
function dropSecond(first, second, kept) {
  if (second.chosen === kept && first.chosen !== kept) [first.writer, first.person] = [second.writer, second.person];
  const hadFocus = byId("columns").contains(document.activeElement);
  state.columns.pop();
  first.activate();
  second.leave();
  document.documentElement.dataset.columns = 1;
  if (hadFocus) byId("open-beside").focus({ preventScroll: true });
  tell("columns");
}

function addSecond() {
  const root = pristine.cloneNode(true);
  for (const element of [root, ...root.querySelectorAll("[id]")]) element.id += "-2";
  for (const name of NAMING) {
    for (const element of [root, ...root.querySelectorAll(`[${name}]`)]) {
      if (element.hasAttribute(name)) element.setAttribute(name, element.getAttribute(name).replace(/\S+/g, "$&-2"));
    }
  }
  byId("side-by-side").append(root);
  translatePage();
  const column = add(root, "-2");
  column.activate();
  tell("columns");
  return column;
}
