/** The time on the desk, which is not always the browser's: a demo runs faster. */
import { get } from './api.js';

let base = Date.now();
let since = performance.now();
let speed = 1;
const watchers = new Set();
let timer = 0;
let looked = null;

/** Now on the desk, in milliseconds; while somebody looks back, the moment that they look at. */
export function now() {
  return looked ?? liveNow();
}

/** Now on the desk, whatever is looked at. */
export function liveNow() {
  return base + (performance.now() - since) * speed;
}

/** The moment of the past that the whole page shows; null where it shows the present. */
export function past() {
  return looked;
}

/** Shows a moment of the past everywhere, or with null the present. */
export function lookAt(moment) {
  looked = moment;
  watchers.forEach((each) => each());
  window.dispatchEvent(new CustomEvent('fixfirst-past'));
}

/** How many times as fast as real time it passes. */
export function rate() {
  return speed;
}

/** Asks the server what time it is, and returns its answer. */
export async function setClock() {
  const asked = performance.now();
  const clock = await get('/api/v1/clock');
  const answered = performance.now();
  base = Date.parse(clock.now);
  since = (asked + answered) / 2;
  speed = clock.rate;
  return clock;
}

/** Calls back every second, until the function that it returns is called. */
export function everySecond(callback) {
  watchers.add(callback);
  if (!timer) {
    timer = setInterval(() => watchers.forEach((each) => each()), 1000);
  }
  return () => {
    watchers.delete(callback);
    if (watchers.size === 0) {
      clearInterval(timer);
      timer = 0;
    }
  };
}
