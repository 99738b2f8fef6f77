// The head of the open chat: the bot and who writes to it, or a group; and the menu of what one does there.

import * as api from "./api.js";
import { botAvatar, groupAvatar } from "./avatars.js";
import { isIn, writerOf } from "./community.js";
import { byId, make, setText } from "./dom.js";
import { fullName } from "./format.js";
import { readGroup } from "./group-sync.js";
import { aboutGroup } from "./groups.js";
import { openMenu } from "./menu.js";
import { trying } from "./overlays.js";
import { openPersonDialog } from "./person-dialog.js";
import { chatOf, chosenGroup, chosenUser, on, state } from "./store.js";
import { t } from "./texts.js";

export function prepareChatHeader() {
  byId("chat-menu").addEventListener("click", () => openMenu(byId("chat-menu"), t("chatActions"), entries()));
  for (const topic of ["loaded", "people", "group", "typing", "chosen", "writer", "language"]) on(topic, draw);
}

function draw() {
  const [user, group] = [chosenUser(), chosenGroup()];
  const botName = state.bot?.first_name ?? "";
  byId("chat-face").replaceChildren(group ? groupAvatar(group) : botAvatar());
  setText(byId("chat-name"), group ? group.title : botName);
  setText(byId("welcome-name"), botName);
  document.title = titleOf(user, group, botName);
  byId("chat-menu").hidden = entries().length === 0;
  drawStatus(user, group);
}

function titleOf(user, group, botName) {
  if (group) return group.title;
  return user ? `${fullName(user)} → ${botName}` : botName || document.title;
}

function drawStatus(user, group) {
  const status = byId("chat-status");
  const typing = state.chosen !== null && chatOf(state.chosen).typing;
  status.classList.toggle("typing", typing);
  if (typing) status.replaceChildren(t("typing"), make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i")));
  else if (group) setText(status, aboutGroup(group));
  else setText(status, user ? t("writingAs", { name: fullName(user) }) : "");
}

function entries() {
  const [user, group] = [chosenUser(), chosenGroup()];
  if (user) return personEntries(user);
  return group ? groupEntries(group) : [];
}

function personEntries(user) {
  const blocking = { icon: "blocked", label: t("blockBot"), act: () => setBlocked(user, true), danger: true };
  const unblocking = { icon: "check", label: t("unblockBot"), act: () => setBlocked(user, false) };
  return [{ icon: "edit", label: t("editPerson"), act: () => openPersonDialog(user) }, user.blocked ? unblocking : blocking];
}

function groupEntries(group) {
  const found = [];
  const writer = writerOf(group);
  if (group.type === "group") found.push({ icon: "supergroup", label: t("makeSupergroup"), act: () => becomeSupergroup(group) });
  if (writer && writer.id !== state.admin?.id && isIn(group, writer.id)) {
    const label = t("leaveAs", { name: fullName(writer) });
    found.push({ icon: "leave", label, act: () => trying(() => api.leave(group.id, writer.id)), danger: true });
  }
  return found;
}

/** Blocks the bot as the person, or lets it write again. */
export function setBlocked(user, blocked) {
  return trying(() => api.saveUser({ id: user.id, blocked }));
}

async function becomeSupergroup(group) {
  await trying(async () => {
    const { id } = await api.migrate(group.id);
    await readGroup(id);
    location.hash = `#${id}`;
  });
}
