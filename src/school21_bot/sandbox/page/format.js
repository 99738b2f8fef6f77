// Names, times and colours, the way a person reads them.

import { serviceText } from "./service.js";
import { now } from "./store.js";
import { language, t } from "./texts.js";

const HUES = 7;

export const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");

export function initials(user) {
  const letters = [user.first_name, user.last_name].filter(Boolean).map((name) => [...name.trim()][0] ?? "");
  return letters.join("").toUpperCase() || "?";
}

/** The letters of a group's or channel's title. */
export const initialsOf = (title) =>
  title.split(/[\s_-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, 2).map((word) => [...word][0]).join("").toUpperCase() || "#";

/** The number of the colour that this person keeps for ever. */
export const hueOf = (id) => Math.abs(id * 5 + 2) % HUES;

export const clock = (seconds) =>
  new Date(seconds * 1000).toLocaleTimeString(language(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

export const exactTime = (date) =>
  date.toLocaleTimeString(language(), { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

export const dayKey = (seconds) => new Date(seconds * 1000).toDateString();

export function dayName(seconds) {
  const date = new Date(seconds * 1000);
  const today = new Date(now() * 1000);
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (date.toDateString() === today.toDateString()) return t("today");
  if (date.toDateString() === yesterday.toDateString()) return t("yesterday");
  const year = date.getFullYear() === today.getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString(language(), { day: "numeric", month: "long", year });
}

/** A time for the list of people: the hour today, otherwise the day. */
export function shortTime(seconds) {
  if (dayKey(seconds) === dayKey(now())) return clock(seconds);
  return new Date(seconds * 1000).toLocaleDateString(language(), { day: "2-digit", month: "2-digit" });
}

/** A moment with its day, in a few letters. */
export const moment = (seconds) => new Date(seconds * 1000).toLocaleString(language(),
  { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

export function fileSize(bytes) {
  if (bytes === undefined) return "";
  if (bytes < 1024) return t("bytes", { count: bytes });
  const number = bytes < 1024 ** 2 ? Math.round(bytes / 1024) : Math.round(bytes / 1024 ** 2 * 10) / 10;
  return `${number.toLocaleString(language())} ${t(bytes < 1024 ** 2 ? "kb" : "mb")}`;
}

export function duration(seconds = 0) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

const MEDIA = ["sticker", "animation", "photo", "video", "voice", "video_note", "audio", "document", "location", "contact", "dice", "poll"];

/** Which kind of attachment a message carries, or null. */
export const mediaKind = (message) => MEDIA.find((kind) => message[kind] !== undefined) ?? null;

/** A message in one line. */
export function preview(message) {
  const service = serviceText(message);
  if (service) return service;
  const text = (message.text ?? message.caption ?? "").replace(/\s+/g, " ").trim();
  const kind = mediaKind(message);
  const label = kind ? message.document?.file_name || t(kind) : null;
  return [label, text].filter(Boolean).join(", ") || t("other");
}
