// The attach menu: a file from the disk, and everything else that a person might send instead of an answer.

import { sendDocument } from "./api.js";
import { sendContent, sending, setField } from "./composer.js";
import { byId, icon, make } from "./dom.js";
import { showToast } from "./overlays.js";
import { on, state } from "./store.js";
import { t } from "./texts.js";

const KINDS = ["photo", "album", "video", "animation", "sticker", "voice", "video_note", "document", "location", "contact", "poll", "dice"];
const CAPTIONED = new Set(["photo", "album", "video", "animation", "voice", "document"]);
const ALBUM_SIZE = 3;
const LARGEST_FILE = 50 * 1024 ** 2;

export function prepareAttachments() {
  const menu = byId("attachments");
  byId("open-attachments").addEventListener("click", () => (menu.hidden ? show() : hide()));
  menu.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target) && !byId("open-attachments").contains(event.target)) hide();
  });
  byId("file").addEventListener("change", () => void attachFile());
  on("chosen", hide);
}

function show() {
  const menu = byId("attachments");
  const fromDisk = make("button", { class: "menu-item wide", type: "button", role: "menuitem", "data-testid": "attach-file", click: chooseFile },
    icon("attach"), t("fileFromDisk"));
  menu.replaceChildren(fromDisk, make("p", { class: "menu-note wide", role: "presentation" }, t("samples")), ...KINDS.map((kind) =>
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

function chooseFile() {
  hide();
  byId("file").click();
}

/** Sends the chosen file; what stands in the field goes with it as the caption, and stays when the file does not go. */
async function attachFile() {
  const [file] = byId("file").files;
  byId("file").value = "";
  byId("composer").focus();
  if (!file) return;
  if (file.size === 0 || file.size > LARGEST_FILE) {
    showToast(t(file.size === 0 ? "fileEmpty" : "fileTooBig"), { bad: true });
    return;
  }
  const caption = byId("composer").value.trim();
  const sent = await sending(() => sendDocument(state.chosen, file, caption));
  if (sent && caption) setField("");
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
  const items = [...byId("attachments").querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  // The first item takes a whole row, the others two to a row.
  const step = { ArrowDown: at === 0 ? 1 : 2, ArrowUp: at < 3 ? -at || -1 : -2, ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (event.key === "Escape") {
    hide();
    byId("open-attachments").focus();
  }
  if (!step) return;
  event.preventDefault();
  items[(at + step + items.length) % items.length].focus();
}
