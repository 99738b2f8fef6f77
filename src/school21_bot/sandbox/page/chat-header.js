// The head of a column: the bot and who writes to it, or a group; and the menu of what one does there.

import * as api from "./api.js";
import { avatar, botAvatar, groupAvatar } from "./avatars.js";
import { goTo } from "./columns.js";
import { isIn, writerOf } from "./community.js";
import { make, setText } from "./dom.js";
import { fullName } from "./format.js";
import { readGroup } from "./group-sync.js";
import { aboutGroup } from "./groups.js";
import { openMenu } from "./menu.js";
import { trying } from "./overlays.js";
import { openPersonDialog } from "./person-dialog.js";
import { state } from "./store.js";
import { t } from "./texts.js";

export function prepareChatHeader(column) {
  const menu = column.part("chat-menu");
  menu.addEventListener("click", () => openMenu(menu, t("chatActions"), entries(column)));
  for (const topic of ["loaded", "people", "group", "typing", "opened", "writer", "language"]) column.on(topic, () => draw(column));
}

function draw(column) {
  const { user, group } = column;
  const botName = state.bot?.first_name ?? "";
  column.part("chat-face").replaceChildren(group ? groupAvatar(group) : botAvatar(), ...(user ? [avatar(user, "corner-face")] : []));
  setText(column.part("chat-name"), group ? group.title : botName);
  setText(column.part("welcome-name"), botName);
  column.part("chat-menu").hidden = entries(column).length === 0;
  drawStatus(column);
}

function drawStatus(column) {
  const { user, group, typing } = column;
  const status = column.part("chat-status");
  status.classList.toggle("typing", typing);
  if (typing) status.replaceChildren(t("typing"), make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i")));
  else if (group) setText(status, aboutGroup(group));
  else drawWriter(status, user);
}

/** In a narrow column only the name has room. */
function drawWriter(status, user) {
  const words = user ? t("writingAs", { name: fullName(user) }) : "";
  if (status.textContent === words) return;
  const lead = words.slice(0, words.length - (user ? fullName(user).length : 0));
  status.replaceChildren(make("span", { class: "status-lead" }, lead), words.slice(lead.length));
}

function entries(column) {
  if (column.user) return personEntries(column.user);
  return column.group ? groupEntries(column) : [];
}

function personEntries(user) {
  const blocking = { icon: "blocked", label: t("blockBot"), act: () => setBlocked(user, true), danger: true };
  const unblocking = { icon: "check", label: t("unblockBot"), act: () => setBlocked(user, false) };
  return [{ icon: "edit", label: t("editPerson"), act: () => openPersonDialog(user) }, user.blocked ? unblocking : blocking];
}

function groupEntries(column) {
  const { group } = column;
  const found = [];
  const writer = writerOf(group, column);
  if (group.type === "group") found.push({ icon: "supergroup", label: t("makeSupergroup"), act: () => becomeSupergroup(column) });
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

async function becomeSupergroup(column) {
  await trying(async () => {
    const { id } = await api.migrate(column.chosen);
    await readGroup(id);
    goTo(id, column);
  });
}
