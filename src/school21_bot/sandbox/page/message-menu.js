// The menu of one message: reply to it, forward it to the bot, copy its text, delete it for both.

import { remove, send } from "./api.js";
import { copyText } from "./clipboard.js";
import { goTo } from "./columns.js";
import { openMenu } from "./menu.js";
import { trying } from "./overlays.js";
import { state } from "./store.js";
import { t } from "./texts.js";

export function openMessageMenu(button, message, column) {
  const text = message.text ?? message.caption;
  const entries = [];
  if (message.chat.type !== "channel") entries.push({ icon: "reply", label: t("reply"), act: () => column.replying.to(message) });
  if (text && mayBeForwarded(message, column)) entries.push({ icon: "out", label: t("forwardToBot"), act: () => trying(() => forward(message, text, column)) });
  if (text) entries.push({ icon: "copy", label: t("copyText"), act: () => copyText(text) });
  if (message.chat.type === "private") entries.push({ icon: "trash", label: t("deleteMessage"), act: () => trying(() => remove(message.chat.id, message.message_id)), danger: true });
  if (entries.length > 0) openMenu(button, t("messageActions"), entries);
}

/** What a person wrote in a group, forwarded by the person who acts in the column. */
const mayBeForwarded = (message, column) => message.chat.type !== "private" && message.from && !message.from.is_bot && state.users.has(column.person);

async function forward(message, text, column) {
  const { person } = column;
  await send(person, { text, forward_from: message.from.id });
  goTo(person, column);
}
