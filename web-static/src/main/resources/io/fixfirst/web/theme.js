/** The theme: the system's, until somebody chooses another. */

const KEY = 'fixfirst.theme';

export function theme() {
  return document.documentElement.dataset.theme;
}

export function setTheme(name) {
  document.documentElement.dataset.theme = name;
  remember(name);
  window.dispatchEvent(new CustomEvent('fixfirst-theme', { detail: name }));
}

export function toggleTheme() {
  setTheme(theme() === 'dark' ? 'light' : 'dark');
}

function remember(name) {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Storage is switched off: it holds for this page only.
  }
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (change) => {
  let chosen = null;
  try {
    chosen = localStorage.getItem(KEY);
  } catch {
    // As above.
  }
  if (!chosen) {
    document.documentElement.dataset.theme = change.matches ? 'dark' : 'light';
  }
});
