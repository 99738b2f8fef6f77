// The menu of one message: reply to it, copy its text, delete it for both.

import { remove } from "./api.js";
import { copyText } from "./clipboard.js";
import { openMenu } from "./menu.js";
import { trying } from "./overlays.js";
import { replyTo } from "./replying.js";
import { t } from "./texts.js";

export function openMessageMenu(button, message) {
  const text = message.text ?? message.caption;
  const entries = [];
  if (message.chat.type !== "channel") entries.push({ icon: "reply", label: t("reply"), act: () => replyTo(message) });
  if (text) entries.push({ icon: "copy", label: t("copyText"), act: () => copyText(text) });
  if (message.chat.type === "private") entries.push({ icon: "trash", label: t("deleteMessage"), act: () => trying(() => remove(message.chat.id, message.message_id)), danger: true });
  if (entries.length > 0) openMenu(button, t("messageActions"), entries);
}
