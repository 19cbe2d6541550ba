/**
 * The keys of the console. A page says which keys it has while it is open; `?` shows them all, so
 * there is no key that is not shown.
 */

const layers = [];
let pending = '';
let pendingTimer = 0;

/**
 * Adds keys, until the function that it returns is called. The newest layer is asked first.
 *
 * @param {string} title what the keys are about
 * @param {Array<{key: string, label: string, run: (event: KeyboardEvent) => void,
 *     when?: () => boolean}>} keys `key` as KeyboardEvent.key says it, or two with a space between:
 *     'g w'
 */
export function addKeys(title, keys) {
  const layer = { title, keys };
  layers.unshift(layer);
  return () => layers.splice(layers.indexOf(layer), 1);
}

/** All keys that there are now, by layer. */
export function allKeys() {
  return layers;
}

function isTyping(event) {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable
      || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== 'checkbox');
}

function isDialogOpen() {
  return document.querySelector('sl-dialog[open], sl-drawer[open]') !== null;
}

window.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey
      || isTyping(event) || isDialogOpen()) {
    return;
  }
  const both = pending ? `${pending} ${event.key}` : '';
  clearTimeout(pendingTimer);
  pending = '';
  for (const { keys } of layers) {
    const found = keys.find((each) => (each.key === both || each.key === event.key)
        && (each.when?.() ?? true));
    if (found) {
      event.preventDefault();
      found.run(event);
      return;
    }
  }
  if (layers.some(({ keys }) => keys.some((each) => each.key.startsWith(`${event.key} `)))) {
    event.preventDefault();
    pending = event.key;
    pendingTimer = setTimeout(() => { pending = ''; }, 1200);
  }
});
