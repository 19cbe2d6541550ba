/** Paths under `/console/`, and `/` for the wall; links inside the page load nothing anew. */

export class Router extends EventTarget {
  constructor() {
    super();
    window.addEventListener('popstate', () => this.#changed());
    document.addEventListener('click', (click) => this.#clicked(click));
  }

  /** The path's segments behind `/console`. */
  get segments() {
    const path = location.pathname.replace(/^\/(console\/?)?/, '');
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  }

  /** The query, as URLSearchParams. */
  get query() {
    return new URLSearchParams(location.search);
  }

  /** Goes to a path of the console, `/console/queues?line=2`. */
  go(path, { replace = false } = {}) {
    if (path !== location.pathname + location.search) {
      history[replace ? 'replaceState' : 'pushState'](null, '', path);
    }
    this.#changed();
  }

  /** Writes the query without telling anybody: for what a page keeps in its address. */
  note(parameters) {
    const text = new URLSearchParams(parameters).toString();
    history.replaceState(null, '', location.pathname + (text ? `?${text}` : ''));
  }

  #changed() {
    this.dispatchEvent(new CustomEvent('change'));
  }

  #clicked(click) {
    if (click.defaultPrevented || click.button !== 0 || click.metaKey || click.ctrlKey
        || click.shiftKey || click.altKey) {
      return;
    }
    const link = click.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (!link || link.target || link.origin !== location.origin || link.hasAttribute('download')) {
      return;
    }
    if (link.pathname === '/' || link.pathname.startsWith('/console')) {
      click.preventDefault();
      this.go(link.pathname + link.search);
    }
  }
}

export const router = new Router();
