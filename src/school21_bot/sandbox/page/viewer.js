// The pictures of a chat, as large as the page allows, with the words that came with them.

import { fileAddress } from "./api.js";
import { byId, make, setText } from "./dom.js";
import { fileSize } from "./format.js";
import { t } from "./texts.js";

/** What every browser draws; other pictures are files like any other. */
const DRAWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/avif"]);
/** A small picture grows no more than this: beyond it, one sees its dots. */
const MOST = 2;
const SAMPLE = "/page/scene.svg";

/** Where the viewer was opened: the button, its chat and its message. */
let opened = null;

export function prepareViewer() {
  const viewer = byId("viewer");
  viewer.addEventListener("click", (event) => { if (event.target.matches(".viewer, .viewer-frame")) viewer.close(); });
  viewer.addEventListener("close", giveBack);
}

/** Whether there is something behind a file: what the attach menu sends are empty stand-ins. */
export const hasBytes = (file) => Boolean(file?.file_id) && !file.file_id.startsWith("sandbox-file-");

/** Whether a document can be looked at here. */
export const isPicture = (file) => DRAWN.has(file.mime_type);

/** A button that opens the picture enlarged; `seen` is what the chat shows of it. */
export function enlarging(file, message, seen, className = "") {
  const label = t("enlarge", { name: nameOf(file) });
  return make("button", {
    class: `enlarge ${className}`, type: "button", title: label, "aria-label": label, "aria-haspopup": "dialog", "data-testid": "enlarge",
    click: (event) => open(event.currentTarget, file, message),
  }, seen);
}

const nameOf = (file) => file.file_name || t("photo");

function open(button, file, message) {
  opened = { button, messages: button.closest(".messages"), id: message.message_id, file };
  setText(byId("viewer-title"), nameOf(file));
  setText(byId("viewer-detail"), "");
  setText(byId("viewer-caption"), message.caption ?? "");
  byId("viewer-caption").hidden = !message.caption;
  const src = hasBytes(file) ? fileAddress(file.file_id) : SAMPLE;
  byId("viewer-frame").prepend(make("img", { src, alt: nameOf(file), load: (event) => fit(event.target) }));
  const download = byId("viewer-download");
  download.hidden = !hasBytes(file);
  download.href = src;
  download.download = file.file_name ?? "photo";
  byId("viewer").showModal();
}

/** Once its size is known; the style sheet keeps what is larger than the page within it. */
function fit(picture) {
  const [wide, high] = [picture.naturalWidth, picture.naturalHeight];
  [picture.width, picture.height] = [MOST * wide, MOST * high];
  setText(byId("viewer-detail"), [`${wide} × ${high}`, hasBytes(opened.file) && fileSize(opened.file.file_size)].filter(Boolean).join(" · "));
}

/** The bot may have changed the message meanwhile, or deleted it. */
function giveBack() {
  const { button, messages, id } = opened;
  byId("viewer-frame").querySelector("img").remove();
  const back = button.isConnected ? button : messages.querySelector(`[data-message-id="${id}"] .enlarge`);
  (back ?? messages).focus({ preventScroll: true });
}
