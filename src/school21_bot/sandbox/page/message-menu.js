// The menu of one message: reply to it, forward it to the bot, copy its text, delete it for both.

import { remove, send } from "./api.js";
import { copyText } from "./clipboard.js";
import { openMenu } from "./menu.js";
import { trying } from "./overlays.js";
import { replyTo } from "./replying.js";
import { state } from "./store.js";
import { t } from "./texts.js";

export function openMessageMenu(button, message) {
  const text = message.text ?? message.caption;
  const entries = [];
  if (message.chat.type !== "channel") entries.push({ icon: "reply", label: t("reply"), act: () => replyTo(message) });
  if (text && mayBeForwarded(message)) entries.push({ icon: "out", label: t("forwardToBot"), act: () => trying(() => forward(message, text)) });
  if (text) entries.push({ icon: "copy", label: t("copyText"), act: () => copyText(text) });
  if (message.chat.type === "private") entries.push({ icon: "trash", label: t("deleteMessage"), act: () => trying(() => remove(message.chat.id, message.message_id)), danger: true });
  if (entries.length > 0) openMenu(button, t("messageActions"), entries);
}

/** What a person wrote in a group, forwarded by who writes as the page's person. */
const mayBeForwarded = (message) => message.chat.type !== "private" && message.from && !message.from.is_bot && state.users.has(state.person);

async function forward(message, text) {
  const { person } = state;
  await send(person, { text, forward_from: message.from.id });
  location.hash = `#${person}`;
}
