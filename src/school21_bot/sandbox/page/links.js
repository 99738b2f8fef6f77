// Where a link leads: out into the web in a new tab, or to a place that only Telegram has.

import { send } from "./api.js";
import { goTo } from "./columns.js";
import { openInvite } from "./invite.js";
import { showSheet } from "./overlays.js";
import { state } from "./store.js";
import { t } from "./texts.js";

/** The attributes of a link, or null when the address is not one to follow. */
export function linkAttributes(address, column) {
  const url = parse(address);
  if (!url) return null;
  if (telegramPlace(url)) return { href: url.href, click: (event) => { event.preventDefault(); openPlace(url, column); } };
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

function openPlace(url, column) {
  const invite = inviteLink(url.href);
  const name = userName(url);
  if (invite) openInvite(invite, column);
  else if (name && name.toLowerCase() === state.bot?.username?.toLowerCase()) void startBot(url, column);
  else if (name) showSheet(t("opensChat", { name: `@${name}` }));
  else if (url.searchParams.has("id")) showSheet(t("opensProfile", { name: url.searchParams.get("id") }));
  else showSheet(t("opensLink", { name: url.href }));
}

function userName(url) {
  if (url.protocol === "tg:") return url.searchParams.get("domain");
  return /^\/([A-Za-z][A-Za-z0-9_]{3,31})\/?$/.exec(url.pathname)?.[1] ?? null;
}

/** A link to the bot itself leads into the chat with it; its payload goes with /start. */
async function startBot(url, column) {
  const payload = url.searchParams.get("start");
  const user = column.user ? column.chosen : column.person;
  if (payload === null || !state.users.has(user)) return;
  goTo(user, column);
  await send(user, { text: `/start ${payload}`.trim() });
}
