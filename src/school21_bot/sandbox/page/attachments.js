// The attach menu: a file from the disk, and everything else that a person might send instead of an answer.

import { sendDocument, sendDocumentInto } from "./api.js";
import { writerOf } from "./community.js";
import { sending } from "./composer.js";
import { icon, make } from "./dom.js";
import { showToast } from "./overlays.js";
import { t } from "./texts.js";

const KINDS = ["photo", "album", "video", "animation", "sticker", "voice", "video_note", "document", "location", "contact", "poll", "dice"];
const CAPTIONED = new Set(["photo", "album", "video", "animation", "voice", "document"]);
const ALBUM_SIZE = 3;
const LARGEST_FILE = 50 * 1024 ** 2;

export class Attachments {
  #column;
  #menu;
  #opener;
  #file;

  constructor(column) {
    this.#column = column;
    [this.#menu, this.#opener, this.#file] = ["attachments", "open-attachments", "file"].map((name) => column.part(name));
    this.#opener.addEventListener("click", () => (this.#menu.hidden ? this.#show() : this.#hide()));
    this.#menu.addEventListener("keydown", (event) => this.#onKey(event));
    document.addEventListener("pointerdown", (event) => {
      if (!this.#menu.contains(event.target) && !this.#opener.contains(event.target)) this.#hide();
    }, { signal: column.signal });
    this.#file.addEventListener("change", () => void this.#attachFile());
    column.on("opened", () => this.#hide());
  }

  #show() {
    const fromDisk = make("button", { class: "menu-item wide", type: "button", role: "menuitem", "data-testid": "attach-file", click: () => this.#chooseFile() },
      icon("attach"), t("fileFromDisk"));
    this.#menu.replaceChildren(fromDisk, make("p", { class: "menu-note wide", role: "presentation" }, t("samples")), ...KINDS.map((kind) =>
      make("button", { class: `menu-item kind-${kind}`, type: "button", role: "menuitem", "data-testid": `attach-${kind}`, click: () => void this.#attach(kind) },
        icon(kind), t(kind))));
    this.#menu.hidden = false;
    this.#opener.setAttribute("aria-expanded", "true");
    this.#menu.firstElementChild.focus();
  }

  #hide() {
    this.#menu.hidden = true;
    this.#opener.setAttribute("aria-expanded", "false");
  }

  #chooseFile() {
    this.#hide();
    this.#file.click();
  }

  /** Sends the chosen file; what stands in the field goes with it as the caption, and stays when the file does not go. */
  async #attachFile() {
    const [file] = this.#file.files;
    const { composer } = this.#column;
    this.#file.value = "";
    composer.field.focus();
    if (!file) return;
    if (file.size === 0 || file.size > LARGEST_FILE) {
      showToast(t(file.size === 0 ? "fileEmpty" : "fileTooBig"), { bad: true });
      return;
    }
    const caption = composer.field.value.trim();
    const { chosen, group } = this.#column;
    const sent = await sending(() => (group
      ? sendDocumentInto(chosen, writerOf(group, this.#column).id, file, caption) : sendDocument(chosen, file, caption)));
    if (sent && caption) composer.set("");
  }

  /** Sends the attachment; what stands in the field goes with it as the caption. */
  async #attach(kind) {
    this.#hide();
    const { composer } = this.#column;
    const caption = CAPTIONED.has(kind) ? composer.field.value.trim() : "";
    if (caption) composer.set("");
    composer.field.focus();
    const captioned = caption ? { caption } : {};
    if (kind !== "album") return composer.send({ kind, ...captioned });
    const group = String(Date.now());
    for (let index = 0; index < ALBUM_SIZE; index += 1) {
      await composer.send({ kind: "photo", media_group_id: group, ...(index === 0 ? captioned : {}) });
    }
    return true;
  }

  #onKey(event) {
    const items = [...this.#menu.querySelectorAll("button")];
    const at = items.indexOf(document.activeElement);
    // The first item takes a whole row, the others two to a row.
    const step = { ArrowDown: at === 0 ? 1 : 2, ArrowUp: at < 3 ? -at || -1 : -2, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") {
      this.#hide();
      this.#opener.focus();
    }
    if (!step) return;
    event.preventDefault();
    items[(at + step + items.length) % items.length].focus();
  }
}
