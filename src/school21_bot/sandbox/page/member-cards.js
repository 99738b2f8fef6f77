// Who asks to be let in, who is in, who is banned; what the human administrator does about it.

import * as api from "./api.js";
import { avatar, botAvatar } from "./avatars.js";
import { action, card, iconAction, row } from "./cards.js";
import { botIsIn, linkName, linkUsed, memberCount, personOf, placeIn } from "./community.js";
import { make } from "./dom.js";
import { fullName } from "./format.js";
import { openMenu } from "./menu.js";
import { trying } from "./overlays.js";
import { state } from "./store.js";
import { t } from "./texts.js";

const adminName = () => fullName(state.admin);

export function requestsCard(group) {
  if (group.requests.length === 0) return null;
  return card(t("requests"), "requests", { note: t("requestsNote", { name: adminName() }) },
    list(group.requests.map(personOf), (user) => row({ face: avatar(user), name: fullName(user), note: joined(handle(user), byLink(group, user)), testId: `request-${user.id}` },
      action(`decline-${user.id}`, t("decline"), () => trying(() => api.decide(group.id, user.id, false)), { described: fullName(user) }),
      action(`approve-${user.id}`, t("approve"), () => trying(() => api.decide(group.id, user.id, true)), { tone: "primary", described: fullName(user) }))));
}

export function membersCard(group) {
  const outside = [...state.users.values()].filter((user) => ["left", "asked"].includes(placeIn(group, user.id)));
  const add = outside.length > 0 && action("add-member", t("add"), (event) => openMenu(event.currentTarget, t("addMember"), outside.map((user) => ({
    face: avatar(user, "small"), label: fullName(user), act: () => trying(() => api.putIn(group.id, user.id, "member")),
  }))));
  const bot = botIsIn(group) && row({ face: botAvatar(), name: state.bot.first_name, note: `${t("bot")} · ${t(group.bot)}`, testId: "member-bot" });
  const title = t(group.type === "channel" ? "subscribersOf" : "membersOf", { count: memberCount(group) });
  return card(title, "members", { action: add },
    make("ul", { class: "card-list" }, ...group.members.map((member) => memberRow(group, member)), bot));
}

export function bannedCard(group) {
  if (group.banned.length === 0) return null;
  return card(t("bannedPeople"), "banned", { note: t("bannedNote") },
    list(group.banned.map(personOf), (user) => row({ face: avatar(user), name: fullName(user), note: handle(user), testId: `banned-${user.id}` },
      action(`unban-${user.id}`, t("letBack"), () => trying(() => api.unban(group.id, user.id)), { described: fullName(user) }))));
}

function memberRow(group, member) {
  const user = personOf(member.user_id);
  if (!user) return null;
  const more = member.status !== "creator"
    && iconAction(`member-${user.id}`, "more", t("memberActions", { name: fullName(user) }), (event) => openMenu(event.currentTarget, fullName(user), memberActions(group, user, member.status)));
  return row({ face: avatar(user), name: fullName(user), note: joined(t(member.status), byLink(group, user)), tone: member.status === "member" ? "" : "leading", testId: `member-${user.id}` }, more);
}

function memberActions(group, user, status) {
  const change = (next, label, drawing) => ({ icon: drawing, label, act: () => trying(() => api.putIn(group.id, user.id, next)) });
  return [
    status === "administrator" ? change("member", t("makeMember"), "contact") : change("administrator", t("makeAdministrator"), "shield"),
    { icon: "leave", label: t("leaveThemselves"), act: () => trying(() => api.leave(group.id, user.id)) },
    { icon: "blocked", label: t(group.type === "group" ? "removeFromGroup" : "removeAndBan"), act: () => trying(() => api.kick(group.id, user.id)), danger: true },
  ];
}

const list = (people, draw) => make("ul", { class: "card-list" }, ...people.filter(Boolean).map(draw));
const joined = (...parts) => parts.filter(Boolean).join(" · ");

/** A link made for one person and used by another is seen here. */
function byLink(group, user) {
  const link = linkUsed(group, user.id);
  return link && t("byLink", { name: linkName(link) });
}

const handle = (user) => (user.username ? `@${user.username}` : "");
