/** The time on the desk, which is not always the browser's: a demo runs faster. */
import { get } from './api.js';

let base = Date.now();
let since = performance.now();
let speed = 1;
const watchers = new Set();
let timer = 0;

/** Now on the desk, in milliseconds. */
export function now() {
  return base + (performance.now() - since) * speed;
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
