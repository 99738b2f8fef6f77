// Who has which place in a group or channel, and what becomes of its invite links.

import { now, state } from "./store.js";

const LEADING = new Set(["creator", "administrator"]);

/** A person by their id, the administrator of all groups among them. */
export const personOf = (id) => state.users.get(id) ?? (state.admin?.id === id ? state.admin : null);

/** Somebody's place: a status of the Bot API, or `asked` for those who wait to be let in. */
export function placeIn(group, userId) {
  const member = group.members.find((one) => one.user_id === userId);
  if (member) return member.status;
  if (group.banned.includes(userId)) return "kicked";
  return group.requests.includes(userId) ? "asked" : "left";
}

export const isIn = (group, userId) => group.members.some((one) => one.user_id === userId);

export const botIsIn = (group) => ["administrator", "member"].includes(group.bot);

/** An administrator has every right that was not taken away. */
export const botMay = (group, right) => group.bot === "administrator" && group.rights[right] !== false;

/** As Telegram counts: the bot too. */
export const memberCount = (group) => group.members.length + (botIsIn(group) ? 1 : 0);

/** Those who may write: in a channel only who leads it. */
export function writersOf(group) {
  const allowed = group.members.filter((one) => group.type !== "channel" || LEADING.has(one.status));
  return allowed.map((one) => personOf(one.user_id)).filter(Boolean);
}

/** Who writes into the group in this column. */
export function writerOf(group, column) {
  const writers = writersOf(group);
  return writers.find((one) => one.id === column.writer) ?? writers[0] ?? null;
}

/** Who acts in a column: the person of a chat with the bot, or who writes into the group; null when nobody does. */
export const actorIn = (column) => column.user ?? (column.group && writerOf(column.group, column));

/** Where an invite link leads, or null when no chat has it. */
export function findLink(url) {
  for (const group of state.groups.values()) {
    const link = group.links.find((one) => one.url === url);
    if (link) return { group, link };
  }
  return null;
}

/** The link by which somebody came or asks to come, or null. */
export const linkUsed = (group, userId) => group.links.find((one) => one.url === group.used[userId]) ?? null;

/** The name that the bot gave the link, or its address, cut short. */
export const linkName = (link) => link.name || link.url.replace("https://", "").replace(/^(.{18}).+$/, "$1…");

export function linkState(link) {
  if (link.revoked) return "revoked";
  if (link.expire_date > 0 && link.expire_date <= now()) return "expired";
  return link.member_limit > 0 && link.joined >= link.member_limit ? "full" : "open";
}
