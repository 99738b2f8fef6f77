// Telegram's clock in the sandbox: what it shows, moving it forward, and a strip that says that it was moved.

import { setClock } from "./api.js";
import { byId, setText } from "./dom.js";
import { moment } from "./format.js";
import { trying } from "./overlays.js";
import { now, on, state, tell } from "./store.js";
import { t } from "./texts.js";

const HOUR = 3600;
const DAY = 24 * HOUR;
const STEPS = { "clock-hour": HOUR, "clock-six-hours": 6 * HOUR, "clock-day": DAY };
const DRAW_EVERY = 5000;

export function prepareClock() {
  for (const id of ["open-clock", "clock-strip-open"]) byId(id).addEventListener("click", openClock);
  for (const id of ["clock-back", "clock-strip-back"]) byId(id).addEventListener("click", () => void move(0));
  for (const [id, step] of Object.entries(STEPS)) byId(id).addEventListener("click", () => void move(state.clockShift + step));
  for (const topic of ["loaded", "clock", "language"]) on(topic, draw);
  setInterval(draw, DRAW_EVERY);
}

export function openClock() {
  draw();
  byId("clock").showModal();
}

/** By how much the clock is wrong, in words. */
export function difference() {
  if (state.clockShift === 0) return t("clockReal");
  return t(state.clockShift > 0 ? "clockAhead" : "clockBehind", { by: span(Math.abs(state.clockShift)) });
}

function draw() {
  const isMoved = state.clockShift !== 0;
  byId("clock-strip").hidden = !isMoved;
  setText(byId("clock-strip-words"), `${t("clockStrip")} ${moment(now())} · ${difference()}`);
  setText(byId("clock-time"), moment(now()));
  setText(byId("clock-difference"), difference());
  byId("clock-difference").classList.toggle("moved", isMoved);
  byId("clock-back").disabled = !isMoved;
}

/** A length of time in days, hours and minutes. */
function span(seconds) {
  const days = Math.floor(seconds / DAY);
  const hours = Math.floor((seconds % DAY) / HOUR);
  const minutes = Math.round((seconds % HOUR) / 60);
  const parts = [[days, "days"], [hours, "hours"], [minutes, "minutes"]].filter(([count]) => count > 0);
  return parts.map(([count, key]) => t(key, { count })).join(" ") || t("minutes", { count: 0 });
}

function move(shift) {
  return trying(async () => {
    await setClock(shift);
    state.clockShift = shift;
    tell("clock");
  });
}
