// Finds the texts of the page, and writes those that stand in its HTML.

import { byId } from "./dom.js";
import { chatTexts } from "./texts-chats.js";
import { groupTexts } from "./texts-groups.js";
import { panelTexts } from "./texts-panel.js";

/** Each text in the order of the languages; one with a number in it has a form for each plural. */
const texts = { ...chatTexts, ...groupTexts, ...panelTexts };
const LANGUAGES = ["ru", "en"];
const KEY = "sandbox.language";

export const language = () =>
  localStorage.getItem(KEY) ?? (navigator.language.toLowerCase().startsWith("ru") ? "ru" : "en");

/** A text with its values; one with several forms takes the one that goes with `count`. */
export function t(key, values = {}) {
  const found = texts[key][LANGUAGES.indexOf(language())];
  const text = typeof found === "string" ? found : found[new Intl.PluralRules(language()).select(values.count)];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export const has = (key) => key in texts;

export function switchLanguage() {
  localStorage.setItem(KEY, language() === "ru" ? "en" : "ru");
}

/** Writes the texts of everything that stands in the HTML itself. */
export function translatePage() {
  document.documentElement.lang = language();
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = t(element.dataset.placeholder);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", t(element.dataset.label));
    if (element.matches("button, a")) element.title = t(element.dataset.label);
  }
  byId("language").textContent = t("languageMark");
}
