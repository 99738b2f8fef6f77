// What a careful eye looks at; evaluated as one object, whose functions are called by looking.py.
({
  /** Texts with less contrast than WCAG AA asks for: 4.5, or 3 where they are large. What is disabled is let off there too. */
  pale() {
    const channels = (colour) => {
      const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
      const scale = colour.startsWith("color(") ? 255 : 1;
      return [red * scale, green * scale, blue * scale, alpha];
    };
    const over = ([r, g, b, a], below) => [...[r, g, b].map((one, index) => one * a + below[index] * (1 - a)), 1];
    const linear = (one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4);
    const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    const upwards = function* (element) { for (let one = element; one; one = one.parentElement) yield one; };
    const ground = (element) => {
      const layers = [];
      for (const one of upwards(element)) {
        const colour = channels(getComputedStyle(one).backgroundColor);
        if (colour[3] > 0) layers.push(colour);
        if (colour[3] === 1) break;
      }
      return layers.reverse().reduce((below, colour) => over(colour, below), [255, 255, 255, 1]);
    };
    const contrast = (element, colour) => {
      const below = ground(element);
      const ink = channels(colour);
      for (const one of upwards(element)) ink[3] *= Number(getComputedStyle(one).opacity);
      const [high, low] = [light(over(ink, below)), light(below)].sort((a, b) => b - a);
      return (high + 0.05) / (low + 0.05);
    };
    const found = new Set();
    const look = (element, colour, words, least) => {
      const value = contrast(element, colour);
      const name = element.className || element.id || element.tagName;
      if (value < least) found.add(`${value.toFixed(2)} ${name}: ${words.trim().slice(0, 40)}`);
    };
    const modal = document.querySelector("dialog[open]");
    const passed = "svg, svg *, option, optgroup, [inert], :disabled, .unseen, .skip";
    for (const element of document.querySelectorAll("body *")) {
      if (element.closest(passed) || (modal && !modal.contains(element))) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const style = getComputedStyle(element);
      const words = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join("");
      const size = parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (words.trim()) look(element, style.color, words, isLarge ? 3 : 4.5);
      const hint = element.value ? "" : element.placeholder;
      if (hint) look(element, getComputedStyle(element, "::placeholder").color, hint, 4.5);
      if (element.matches("select, textarea, .field") && element.value) look(element, style.color, element.value, 4.5);
      if (element.matches("button, a") && element.querySelector(":scope > .icon")) look(element, style.color, "(drawing)", 3);
    }
    return [...found];
  },

  /** Ids that stand twice, and references to none. */
  lost() {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const lost = ids.filter((id, index) => ids.indexOf(id) !== index);
    for (const name of ["aria-controls", "aria-labelledby", "aria-describedby", "for", "aria-activedescendant"]) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const named = element.getAttribute(name).split(/\s+/).filter(Boolean);
        lost.push(...named.filter((id) => !document.getElementById(id)).map((id) => `${name}=${id}`));
      }
    }
    return lost;
  },

  /** Controls that a finger misses: WCAG 2.2 asks for 24 pixels each way. Links in running text are let off there too. */
  small() {
    const controls = [...document.querySelectorAll("button, a, input, select, textarea, summary")].filter((element) => {
      if (!element.checkVisibility({ visibilityProperty: true })) return false;
      if (element.closest("[inert], .text, .skip")) return false;
      const box = (element.closest("label") ?? element).getBoundingClientRect();
      return box.width > 0 && (box.width < 24 || box.height < 24);
    });
    return controls.map((element) => element.id || element.className || element.textContent);
  },

  /** Whether one sees where the focus is: on the control, on the mark beside it, or on what is around it. */
  seen() {
    const element = document.activeElement;
    return [element, element.nextElementSibling, element.parentElement].filter(Boolean).some((one) => {
      const style = getComputedStyle(one);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
  },

  /** The focused element; nothing when the focus has left the page. */
  here() {
    const element = document.activeElement;
    if (element === document.body) return "";
    return element.dataset.testid || element.id || element.className || element.tagName;
  },

  /** What moves or fades has come to rest. */
  rest() {
    const moving = document.getAnimations().filter((one) => one.effect.getComputedTiming().iterations !== Infinity);
    return Promise.all(moving.map((one) => one.finished.catch(() => null)));
  },
})
