/** Short messages at the foot of the page. */

const SHOWN_MILLIS = 6000;

function place() {
  let region = document.querySelector('.toasts');
  if (!region) {
    region = document.createElement('div');
    region.className = 'toasts';
    region.setAttribute('role', 'status');
    region.setAttribute('aria-live', 'polite');
    document.body.append(region);
  }
  return region;
}

function show(text, kind, hint = '') {
  const toast = document.createElement('p');
  toast.className = `toast toast-${kind}`;
  toast.textContent = text;
  if (hint) {
    const more = document.createElement('span');
    more.className = 'hint';
    more.textContent = hint;
    toast.append(more);
  }
  place().append(toast);
  setTimeout(() => toast.remove(), kind === 'bad' ? 2 * SHOWN_MILLIS : SHOWN_MILLIS);
}

/** Something was done. */
export function done(text) {
  show(text, 'good');
}

/** Something could not be done, and why. */
export function refused(error) {
  show(error.message, 'bad', error.advice ?? '');
}
