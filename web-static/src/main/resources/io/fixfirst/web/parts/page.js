/** What pages have in common: they render into the page itself, so that one style sheet serves all. */
import { LitElement } from 'lit';
import { router } from '../router.js';
import { addKeys } from '../keys.js';

const loaded = new Map();

/** Loads a style sheet once; `styles(new URL('./wall.css', import.meta.url))`. */
export function styles(url) {
  const href = String(url);
  if (!loaded.has(href)) {
    loaded.set(href, new Promise((resolve) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = href;
      link.onload = resolve;
      link.onerror = resolve; // A page without its style is better than none.
      document.head.append(link);
    }));
  }
  return loaded.get(href);
}

/** An element that renders its template as its own children. */
export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }
}

/**
 * A page of the console. It has `rest`, the path behind its section. Subclasses may have `title`,
 * `keys()`, and `snapshots()`, which are followed as long as the page is open.
 */
export class Page extends Part {
  static properties = { rest: { attribute: false } };

  #closing = [];

  constructor() {
    super();
    this.rest = [];
  }

  connectedCallback() {
    super.connectedCallback();
    const keys = this.keys?.() ?? [];
    if (keys.length > 0) {
      this.#closing.push(addKeys(this.title ?? 'This page', keys));
    }
    const onRoute = () => this.requestUpdate();
    router.addEventListener('change', onRoute);
    this.#closing.push(() => router.removeEventListener('change', onRoute));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#closing.splice(0).forEach((close) => close());
  }

  /** Follows a snapshot until the page is left. */
  follow(snapshot) {
    snapshot.addEventListener('change', () => this.requestUpdate());
    snapshot.start();
    this.#closing.push(() => snapshot.close());
    return snapshot;
  }

  /** Does something when the page is left. */
  onLeave(close) {
    this.#closing.push(close);
  }
}
