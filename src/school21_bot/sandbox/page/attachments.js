// The attach menu: everything a person might send instead of an answer.

import { sendContent, setField } from "./composer.js";
import { byId, icon, make } from "./dom.js";
import { on } from "./store.js";
import { t } from "./texts.js";

const KINDS = ["photo", "album", "video", "animation", "sticker", "voice", "video_note", "document", "location", "contact", "poll", "dice"];
const CAPTIONED = new Set(["photo", "album", "video", "animation", "voice", "document"]);
const ALBUM_SIZE = 3;

export function prepareAttachments() {
  const menu = byId("attachments");
  byId("open-attachments").addEventListener("click", () => (menu.hidden ? show() : hide()));
  menu.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target) && !byId("open-attachments").contains(event.target)) hide();
  });
  on("chosen", hide);
}

function show() {
  const menu = byId("attachments");
  menu.replaceChildren(...KINDS.map((kind) =>
    make("button", { class: `menu-item kind-${kind}`, type: "button", role: "menuitem", "data-testid": `attach-${kind}`, click: () => void attach(kind) },
      icon(kind), t(kind))));
  menu.hidden = false;
  byId("open-attachments").setAttribute("aria-expanded", "true");
  menu.firstElementChild.focus();
}

function hide() {
  byId("attachments").hidden = true;
  byId("open-attachments").setAttribute("aria-expanded", "false");
}

/** Sends the attachment; what stands in the field goes with it as the caption. */
async function attach(kind) {
  hide();
  const caption = CAPTIONED.has(kind) ? byId("composer").value.trim() : "";
  if (caption) setField("");
  byId("composer").focus();
  const captioned = caption ? { caption } : {};
  if (kind !== "album") return sendContent({ kind, ...captioned });
  const group = String(Date.now());
  for (let index = 0; index < ALBUM_SIZE; index += 1) {
    await sendContent({ kind: "photo", media_group_id: group, ...(index === 0 ? captioned : {}) });
  }
  return true;
}

function onKey(event) {
  const items = [...byId("attachments").children];
  const step = { ArrowDown: 2, ArrowUp: -2, ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (event.key === "Escape") {
    hide();
    byId("open-attachments").focus();
  }
  if (!step) return;
  event.preventDefault();
  items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
}
