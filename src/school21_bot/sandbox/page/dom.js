// Making and finding elements.

export const byId = (id) => document.getElementById(id);

/** Makes an element; attributes that are false, null or undefined are left out, functions become listeners. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null && child !== false));
  return element;
}

/** Makes a drawing from icons.svg that screen readers pass over. */
export function icon(name, className = "icon") {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `/page/icons.svg#${name}`);
  drawing.setAttribute("class", className);
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(use);
  return drawing;
}

/** Draws what the HTML asks for by name, before whatever else is there. */
export function drawIcons() {
  for (const element of document.querySelectorAll("[data-icon]")) element.prepend(icon(element.dataset.icon));
}

export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Says something to screen readers only. */
export function announce(text) {
  byId("announcer").textContent = text;
}

/** Replaces what is inside, and gives the focus back to the control with the same key, or to the whole. */
export function replaceKeepingFocus(container, children) {
  const key = container.contains(document.activeElement) ? (document.activeElement.dataset.focus ?? "") : null;
  const top = container.scrollTop;
  container.replaceChildren(...children);
  container.scrollTop = top;
  if (key === null) return;
  const same = [...container.querySelectorAll("[data-focus]")].find((element) => element.dataset.focus === key);
  (same ?? container).focus({ preventScroll: true });
}
