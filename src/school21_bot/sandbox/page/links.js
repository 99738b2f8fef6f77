// Where a link leads: out into the web in a new tab, or to a place that only Telegram has.

import { send } from "./api.js";
import { avatar } from "./avatars.js";
import { goTo } from "./columns.js";
import { fullName } from "./format.js";
import { openInvite } from "./invite.js";
import { openMenu } from "./menu.js";
import { showSheet, trying } from "./overlays.js";
import { state } from "./store.js";
import { t } from "./texts.js";

/** The attributes of a link, or null when the address is not one to follow. */
export function linkAttributes(address, column) {
  const url = parse(address);
  if (!url) return null;
  if (telegramPlace(url)) return { href: url.href, click: (event) => { event.preventDefault(); openPlace(url, column, event.currentTarget); } };
  if (!["http:", "https:", "mailto:", "tel:"].includes(url.protocol)) return null;
  return { href: url.href, target: "_blank", rel: "noopener noreferrer" };
}

/** An invite link the way Telegram writes it, or null when the address is something else. */
export function inviteLink(address) {
  const url = parse(address);
  if (!url || !telegramPlace(url)) return null;
  const hash = url.protocol === "tg:" ? url.searchParams.get("invite") : /^\/(?:\+|joinchat\/)([\w-]+)\/?$/.exec(url.pathname)?.[1];
  return hash ? `https://t.me/+${hash}` : null;
}

function parse(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function telegramPlace(url) {
  return url.protocol === "tg:" || ["t.me", "telegram.me", "www.t.me"].includes(url.hostname);
}

function openPlace(url, column, tapped) {
  const invite = inviteLink(url.href);
  const name = userName(url);
  const known = personBehind(url, name);
  if (invite) openInvite(invite, column);
  else if (name && isBot(name)) openBot(url, column, tapped);
  else if (name) showSheet(t("opensChat", { name: `@${name}` }), known);
  else if (url.searchParams.has("id")) showSheet(t("opensProfile", { name: url.searchParams.get("id") }), known);
  else showSheet(t("opensLink", { name: url.href }));
}

const isBot = (name) => name.toLowerCase() === state.bot?.username?.toLowerCase();

/** Somebody in the sandbox to whom a link leads, or null. */
function personBehind(url, name) {
  const people = [...state.users.values()];
  if (name) return people.find((user) => user.username?.toLowerCase() === name.toLowerCase()) ?? null;
  return (url.hostname || url.pathname) === "user" ? (state.users.get(Number(url.searchParams.get("id"))) ?? null) : null;
}

function userName(url) {
  if (url.protocol === "tg:") return url.searchParams.get("domain");
  return /^\/([A-Za-z][A-Za-z0-9_]{3,31})\/?$/.exec(url.pathname)?.[1] ?? null;
}

/** A link to the bot leads whoever tapped it into the chat with it; who that is may have to be asked. */
function openBot(url, column, tapped) {
  const user = column.user?.id ?? column.person;
  if (state.users.has(user)) return startBot(url, column, user);
  return openMenu(tapped, t("whoFollows"), [...state.users.values()].map((one) => ({
    face: avatar(one, "small"), label: fullName(one), act: () => startBot(url, column, one.id),
  })));
}

/** The payload of the link goes with /start. */
async function startBot(url, column, user) {
  const payload = url.searchParams.get("start");
  goTo(user, column);
  if (payload !== null) await trying(() => send(user, { text: `/start ${payload}`.trim() }));
}
