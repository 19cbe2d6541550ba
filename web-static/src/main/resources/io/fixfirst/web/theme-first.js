// Before the first paint, so that nothing flashes: the chosen theme, or else the system's.
{
  let chosen = null;
  try {
    chosen = localStorage.getItem('fixfirst.theme');
  } catch {
    // Storage is switched off; the system's theme then.
  }
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}
