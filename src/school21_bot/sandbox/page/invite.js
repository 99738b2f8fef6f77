// An invite link opened in place: the chat it leads to, who follows it, and what came of that.

import * as api from "./api.js";
import { avatar, groupAvatar } from "./avatars.js";
import { copyText } from "./clipboard.js";
import { goTo } from "./columns.js";
import { findLink, isIn, linkState, placeIn } from "./community.js";
import { byId, icon, make, replaceKeepingFocus, setText } from "./dom.js";
import { fullName } from "./format.js";
import { readGroup } from "./group-sync.js";
import { aboutGroup } from "./groups.js";
import { on, state } from "./store.js";
import { t } from "./texts.js";

const TONES = { joined: "good", approved: "good", requested: "waits", alreadyAsked: "waits", alreadyIn: "", declined: "bad", banned: "bad" };

let url = "";
let column = null;
let personId = null;
let choosing = false;
/** What the sandbox answered to each person. */
let results = new Map();

export function prepareInvite() {
  byId("invite-copy").addEventListener("click", () => void copy());
  byId("invite-act").addEventListener("click", () => void act());
  byId("invite-other").addEventListener("click", () => { choosing = !choosing; draw(); });
  for (const topic of ["group", "people", "language", "clock", "loaded"]) on(topic, draw);
}

/** Opens a link as the person who tapped it in the column. */
export function openInvite(address, where) {
  const known = state.users.has(where.person) ? where.person : ([...state.users.keys()][0] ?? null);
  [url, column, personId, choosing, results] = [address, where, known, false, new Map()];
  byId("invite").showModal();
  draw();
  byId("invite-act").focus();
}

function draw() {
  if (!byId("invite").open) return;
  const found = findLink(url);
  const user = state.users.get(personId) ?? null;
  const outcome = outcomeOf(found, user);
  byId("invite-face").replaceChildren(found ? groupAvatar(found.group, "large") : make("span", { class: "avatar large no-chat", "aria-hidden": "true" }, icon("link")));
  setText(byId("invite-title"), found ? found.group.title : t("inviteLink"));
  setText(byId("invite-about"), found ? aboutGroup(found.group) : "");
  setText(byId("invite-url"), url.replace("https://", ""));
  drawPerson(user);
  drawPeople(found);
  drawOutcome(outcome, found, user);
  drawAct(outcome, found, user);
}

function drawPerson(user) {
  byId("invite-person").hidden = user === null;
  if (user) byId("invite-person-face").replaceChildren(avatar(user, "small"));
  setText(byId("invite-person-name"), user ? fullName(user) : "");
  byId("invite-other").hidden = state.users.size < 2;
  byId("invite-other").setAttribute("aria-expanded", String(choosing));
}

function drawPeople(found) {
  byId("invite-people").hidden = !choosing;
  const others = choosing ? [...state.users.values()] : [];
  replaceKeepingFocus(byId("invite-people"), others.map((user) => make("button", {
    class: "menu-item", type: "button", "data-focus": `person-${user.id}`, "aria-pressed": String(user.id === personId),
    "data-testid": `invite-as-${user.id}`, click: () => choosePerson(user.id),
  }, avatar(user, "small"), make("span", { class: "menu-label" }, fullName(user), found && make("small", {}, t(placeIn(found.group, user.id)))),
  user.id === personId && icon("check"))));
}

function choosePerson(id) {
  [personId, choosing] = [id, false];
  draw();
  byId("invite-act").focus();
  if (document.activeElement !== byId("invite-act")) byId("invite-other").focus();
}

/** What is to be told: the answer to this person as long as it holds, otherwise how the person stands. */
function outcomeOf(found, user) {
  if (!found) return "unknown";
  if (!user) return null;
  const result = results.get(user.id);
  if (isIn(found.group, user.id)) return { joined: "joined", requested: "approved" }[result] ?? "alreadyIn";
  if (placeIn(found.group, user.id) === "asked") return result === "requested" ? "requested" : "alreadyAsked";
  if (result === "banned") return "banned";
  const link = linkState(found.link);
  if (link !== "open") return link;
  if (result === "expired") return "expired";
  return result === "requested" || result === "already_requested" ? "declined" : null;
}

function drawOutcome(outcome, found, user) {
  const words = byId("invite-outcome");
  const byRequest = found?.link.creates_join_request;
  words.className = `outcome ${outcome ? (TONES[outcome] ?? "bad") : ""}`;
  if (!outcome) return setText(words, t(byRequest ? "entersByRequest" : "entersAtOnce"));
  return setText(words, t(`outcome_${outcome}`, { name: user ? fullName(user) : "" }));
}

function drawAct(outcome, found, user) {
  const button = byId("invite-act");
  const inside = found && user && isIn(found.group, user.id);
  button.hidden = !found || !user || !(inside || outcome === null || outcome === "declined" || outcome === "banned");
  setText(button, t(inside ? "openChat" : found?.link.creates_join_request ? "askToJoin" : "join"));
}

async function act() {
  const { group } = findLink(url);
  if (isIn(group, personId)) {
    byId("invite").close();
    column.writer = column.person = personId;
    goTo(group.id, column);
    return;
  }
  const asking = personId;
  byId("invite-act").disabled = true;
  try {
    results.set(asking, (await api.join(asking, url)).result);
    await readGroup(group.id);
  } catch (problem) {
    setText(byId("invite-outcome"), problem.message);
    return;
  } finally {
    byId("invite-act").disabled = false;
  }
  draw();
  if (byId("invite-act").hidden) byId("invite-other").focus();
  else byId("invite-act").focus();
}

/** Toasts lie below a dialog, so the button itself says that it is done. */
async function copy() {
  const label = byId("invite-copy").querySelector("span");
  setText(label, t((await copyText(url)) ? "copied" : "notCopied"));
  setTimeout(() => setText(label, t("copyLink")), 2000);
}
