/** Views of the queue that somebody has saved in this browser. */

const KEY = 'fixfirst.queue-views';
const MAX = 20;

/** The saved views: `{name, query}`. */
export function savedViews() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]');
  } catch {
    return []; // Storage is switched off, or holds something else.
  }
}

/** Saves a view; one of the same name goes. */
export function saveView(name, query) {
  keep([...savedViews().filter((one) => one.name !== name), { name, query }].slice(-MAX));
}

export function forgetView(name) {
  keep(savedViews().filter((one) => one.name !== name));
}

function keep(views) {
  localStorage.setItem(KEY, JSON.stringify(views));
}
