// Believable stand-ins for what a message can carry besides text.

import { fileAddress } from "./api.js";
import { icon, make } from "./dom.js";
import { duration, fileSize, fullName, hueOf, initials } from "./format.js";
import { t } from "./texts.js";
import { enlarging, hasBytes, isPicture } from "./viewer.js";

const MOST_HIGH = 420;

const draw = {
  photo: (sizes, message) => photo(sizes?.at?.(-1), message),
  video: (video) => scene("video", make("span", { class: "play" }, icon("play")), badge(duration(video.duration ?? 14))),
  animation: () => scene("animation", make("span", { class: "play" }, "GIF")),
  video_note: (note) => make("div", { class: "media round", role: "img", "aria-label": t("video_note") },
    icon("face", "round-face"), badge(duration(note.duration ?? 7))),
  sticker: () => make("div", { class: "media sticker", role: "img", "aria-label": t("sticker") }, icon("face", "sticker-face")),
  voice: (voice) => sound("voice", icon("wave", "wave"), duration(voice.duration ?? 3)),
  audio: (audio) => sound("audio", make("b", {}, audio.title ?? t("audio")), duration(audio.duration ?? 180)),
  document: (file, message) => (hasBytes(file) ? download(file, message) : row("document", icon("document"), file.file_name ?? t("document"), "")),
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
  return draw[kind](message[kind], message);
}

/** A file to be downloaded; one that is a picture can be looked at, too. */
function download(file, message) {
  const name = file.file_name || t("document");
  const detail = [fileSize(file.file_size), t("download")].filter(Boolean).join(" · ");
  const mark = make("span", { class: "disc", "aria-hidden": "true" }, icon("download"));
  const to = { href: fileAddress(file.file_id), download: name, "data-testid": "document" };
  if (!isPicture(file)) return make("a", { class: "media row document", ...to }, mark, what(name, detail));
  return make("div", { class: "media row document" }, thumbnail(file, message, mark), make("a", to, what(name, detail)));
}

/** What turns out to be no picture has the mark of any other file. */
function thumbnail(file, message, mark) {
  const seen = make("img", { src: fileAddress(file.file_id), alt: "", error: () => button.replaceWith(mark) });
  const button = enlarging(file, message, seen, "thumbnail");
  return button;
}

function photo(file, message) {
  if (!file) return scene("photo");
  return enlarging(file, message, hasBytes(file) ? picture(file) : scene("photo"));
}

/** It takes its room before it has arrived, so that what is below stays where it is. */
function picture(file) {
  const scale = Math.min(1, MOST_HIGH / file.height);
  const [width, height] = [file.width, file.height].map((side) => Math.round(side * scale));
  return make("img", { class: "media picture", src: fileAddress(file.file_id), alt: t("photo"), width, height });
}

function scene(kind, ...children) {
  return make("div", { class: `media scene ${kind}`, role: "img", "aria-label": t(kind) }, ...children);
}

function sound(kind, middle, length) {
  return make("div", { class: "media row", role: "img", "aria-label": `${t(kind)}, ${length}` },
    make("span", { class: "disc" }, icon("play")), make("span", { class: "what" }, middle, make("small", {}, length)));
}

function row(kind, mark, title, detail, tint = "") {
  return make("div", { class: `media row ${kind}` }, make("span", { class: `disc ${tint}`, "aria-hidden": "true" }, mark), what(title, detail));
}

const what = (title, detail) => make("span", { class: "what" }, make("b", {}, title), make("small", {}, detail ?? ""));

const badge = (words) => make("span", { class: "badge" }, words);
const text = (value) => (typeof value === "object" ? (value?.text ?? "") : String(value ?? ""));
const coordinates = (place) => `${Number(place.latitude).toFixed(4)}, ${Number(place.longitude).toFixed(4)}`;
const pips = (value) => Math.min(6, Math.max(1, Number(value) || 1));
