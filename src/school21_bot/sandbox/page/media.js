// Believable stand-ins for what a message can carry besides text.

import { fileAddress } from "./api.js";
import { icon, make } from "./dom.js";
import { duration, fileSize, fullName, hueOf, initials } from "./format.js";
import { t } from "./texts.js";

const draw = {
  photo: (sizes) => (hasBytes(sizes?.at?.(-1)) ? picture(sizes.at(-1)) : scene("photo")),
  video: (video) => scene("video", make("span", { class: "play" }, icon("play")), badge(duration(video.duration ?? 14))),
  animation: () => scene("animation", make("span", { class: "play" }, "GIF")),
  video_note: (note) => make("div", { class: "media round", role: "img", "aria-label": t("video_note") },
    icon("face", "round-face"), badge(duration(note.duration ?? 7))),
  sticker: () => make("div", { class: "media sticker", role: "img", "aria-label": t("sticker") }, icon("face", "sticker-face")),
  voice: (voice) => sound("voice", icon("wave", "wave"), duration(voice.duration ?? 3)),
  audio: (audio) => sound("audio", make("b", {}, audio.title ?? t("audio")), duration(audio.duration ?? 180)),
  document: (file) => (hasBytes(file) ? download(file) : row("document", icon("document"), file.file_name ?? t("document"), "")),
  contact: (person) => row("contact", initials(person), fullName(person), person.phone_number, `hue-${hueOf(person.user_id ?? 3)}`),
  location: (place) => make("div", { class: "media map", role: "img", "aria-label": `${t("location")}: ${coordinates(place)}` },
    icon("location", "pin"), badge(coordinates(place))),
  dice: (dice) => make("div", { class: "media dice", role: "img", "aria-label": `${t("dice")}: ${dice.value ?? ""}` },
    ...Array.from({ length: pips(dice.value) }, () => make("i"))),
  poll: (poll) => make("div", { class: "media poll" }, make("b", {}, text(poll.question)),
    make("ul", {}, ...(poll.options ?? []).map((option) => make("li", {}, text(option.text))))),
};

/** The element that stands for an attachment of this kind. */
export function media(kind, message) {
  return draw[kind](message[kind]);
}

/** Whether there is something behind a file: what the attach menu sends are empty stand-ins. */
const hasBytes = (file) => Boolean(file?.file_id) && !file.file_id.startsWith("sandbox-file-");

function download(file) {
  const name = file.file_name || t("document");
  const detail = [fileSize(file.file_size), t("download")].filter(Boolean).join(" · ");
  const link = row("document", icon("download"), name, detail, "", "a");
  for (const [key, value] of Object.entries({ href: fileAddress(file.file_id), download: name, "data-testid": "document" })) link.setAttribute(key, value);
  return link;
}

function picture(file) {
  return make("img", { class: "media picture", src: fileAddress(file.file_id), alt: t("photo"), width: file.width, height: file.height });
}

function scene(kind, ...children) {
  return make("div", { class: `media scene ${kind}`, role: "img", "aria-label": t(kind) }, ...children);
}

function sound(kind, middle, length) {
  return make("div", { class: "media row", role: "img", "aria-label": `${t(kind)}, ${length}` },
    make("span", { class: "disc" }, icon("play")), make("span", { class: "what" }, middle, make("small", {}, length)));
}

function row(kind, mark, title, detail, tint = "", tag = "div") {
  return make(tag, { class: `media row ${kind}` }, make("span", { class: `disc ${tint}`, "aria-hidden": "true" }, mark),
    make("span", { class: "what" }, make("b", {}, title), make("small", {}, detail ?? "")));
}

const badge = (words) => make("span", { class: "badge" }, words);
const text = (value) => (typeof value === "object" ? (value?.text ?? "") : String(value ?? ""));
const coordinates = (place) => `${Number(place.latitude).toFixed(4)}, ${Number(place.longitude).toFixed(4)}`;
const pips = (value) => Math.min(6, Math.max(1, Number(value) || 1));
