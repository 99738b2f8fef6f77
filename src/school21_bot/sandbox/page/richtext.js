// The text of a message, from the server's HTML, rebuilt tag by tag from a short list.

import { make } from "./dom.js";
import { linkAttributes } from "./links.js";

const KEPT = new Set(["B", "I", "U", "S", "CODE", "PRE", "BLOCKQUOTE", "STRONG", "EM", "INS", "DEL", "BR"]);

export function richText(html, column) {
  const source = new DOMParser().parseFromString(html, "text/html").body;
  const fragment = document.createDocumentFragment();
  fragment.append(...[...source.childNodes].map((node) => copy(node, column)));
  return fragment;
}

function copy(node, column) {
  if (node.nodeType !== Node.ELEMENT_NODE) return document.createTextNode(node.textContent);
  const children = [...node.childNodes].map((child) => copy(child, column));
  if (node.tagName === "A") return anchor(node, children, column);
  if (isSpoiler(node)) return spoiler(children);
  return make(KEPT.has(node.tagName) ? node.tagName.toLowerCase() : "span", {}, ...children);
}

function anchor(node, children, column) {
  const attributes = linkAttributes(node.getAttribute("href") ?? "", column);
  return attributes ? make("a", attributes, ...children) : make("span", {}, ...children);
}

const isSpoiler = (node) => /spoiler/i.test(node.tagName) || /spoiler/.test(node.className);

function spoiler(children) {
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter") return;
    event.currentTarget.classList.add("shown");
  };
  return make("span", { class: "spoiler", tabindex: "0", role: "button", click: reveal, keydown: reveal }, ...children);
}
