// Who wrote a message, whether that is who writes now, and their face beside it.

import { avatar, botAvatar, groupAvatar } from "./avatars.js";
import { writerOf } from "./community.js";
import { make } from "./dom.js";
import { fullName, hueOf } from "./format.js";
import { serviceText } from "./service.js";
import { state } from "./store.js";

const inGroup = (message) => message.chat.type !== "private";
const authorId = (message) => message.sender_chat?.id ?? message.from?.id;

/** Whether who acts in the column has written it. */
export function isMine(message, column) {
  if (!inGroup(message)) return message.outgoing;
  const group = state.groups.get(message.chat.id);
  return group !== undefined && message.from !== undefined && !message.from.is_bot && writerOf(group, column)?.id === message.from.id;
}

/** In a channel nobody sees who wrote: it is the channel that speaks. */
export const authorName = (message) => message.sender_chat?.title ?? (message.from ? fullName(message.from) : "");

export const sameAuthor = (one, other) =>
  authorId(one) === authorId(other) && one.outgoing === other.outgoing && !serviceText(one) && !serviceText(other);

/** The author's face, where there is more than one to be told apart. */
export function authorFace(message, column) {
  if (!inGroup(message) || isMine(message, column)) return null;
  return make("span", { class: "author-face" }, faceOf(message));
}

function faceOf(message) {
  if (message.sender_chat) return groupAvatar(message.sender_chat);
  return message.from.is_bot ? botAvatar() : avatar(message.from);
}

export function authorLine(message, column) {
  if (!inGroup(message) || isMine(message, column)) return null;
  const tint = message.from?.is_bot ? "" : `tint-${hueOf(authorId(message))}`;
  return make("b", { class: `author ${tint}` }, authorName(message));
}
