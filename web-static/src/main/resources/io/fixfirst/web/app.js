/** The frame of the console: navigation, the page of the section, the banner, the keys. */
import { html, nothing } from 'lit';
import { Part } from './parts/page.js';
import { icon } from './parts/icons.js';
import { span } from './parts/times.js';
import { failed, loading } from './parts/states.js';
import { router } from './router.js';
import { sections, sectionOf } from './sections.js';
import { begin, live, may, me } from './store.js';
import { everySecond, now, past, rate } from './clock.js';
import { addKeys, allKeys } from './keys.js';
import { theme, toggleTheme } from './theme.js';
import { del } from './api.js';
import './parts/badges.js';
import './parts/toast.js';

const started = begin();

class App extends Part {
  static properties = {
    phase: { state: true },
    failure: { state: true },
    section: { state: true },
    menu: { state: true },
  };

  #page = null;
  #shownTime = '';

  constructor() {
    super();
    this.phase = 'starting';
    this.failure = null;
    this.section = null;
    this.menu = false;
  }

  connectedCallback() {
    this.replaceChildren(); // What stood there for the first paint.
    super.connectedCallback();
    router.addEventListener('change', () => this.#open());
    live.addEventListener('state', () => this.requestUpdate());
    window.addEventListener('fixfirst-signed-out', () => this.#toSignIn());
    window.addEventListener('fixfirst-theme', () => this.requestUpdate());
    window.addEventListener('fixfirst-past', () => this.requestUpdate());
    addKeys('Everywhere', [
      ...sections.filter((each) => each.key).map((each) => ({
        key: `g ${each.key}`,
        label: `Go to ${each.title}`,
        when: () => !each.permission || may(each.permission),
        run: () => router.go(this.#href(each)),
      })),
      { key: '!', label: 'Declare a P1', when: () => past() === null && may('declare-major'),
        run: () => this.#declare() },
      { key: '?', label: 'Show the keys', run: () => this.#showKeys() },
      { key: 'D', label: 'Dark or light', run: () => toggleTheme() },
    ]);
    everySecond(() => this.#tick());
    this.#start();
  }

  async #start() {
    try {
      await started;
      this.phase = 'open';
      await this.#open();
    } catch (failure) {
      if (failure.status !== 401) {
        this.failure = failure;
        this.phase = 'failed';
      }
    }
  }

  async #open() {
    if (this.phase !== 'open') {
      return;
    }
    this.menu = false;
    const [first, ...rest] = router.segments;
    const section = sectionOf(first);
    if (!section) {
      this.section = null;
      this.#page = null;
      this.requestUpdate();
      return;
    }
    if (section === this.section && this.#page) {
      this.#page.rest = rest;
      return;
    }
    this.section = section;
    document.title = `${section.title} · Fixfirst`;
    try {
      await section.load();
    } catch {
      location.reload(); // The server has been replaced by another version since we were loaded.
      return;
    }
    if (this.section === section) {
      this.#page = document.createElement(section.element);
      this.#page.rest = rest;
      this.requestUpdate();
      await this.updateComplete;
      scrollTo(0, 0);
    }
  }

  #href(section) {
    return section.path ? `/console/${section.path}` : '/';
  }

  #toSignIn() {
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
  }

  async #signOut() {
    try {
      await del('/api/v1/session');
    } finally {
      location.assign('/sign-in');
    }
  }

  #tick() {
    if (live.state === 'lost' || (this.phase === 'open' && this.#time() !== this.#shownTime)) {
      this.requestUpdate();
    }
  }

  #time() {
    return new Intl.DateTimeFormat(navigator.language, {
      weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit',
      hourCycle: 'h23',
    }).format(now());
  }

  async #declare() {
    const { declareMajor } = await import('./pages/p1/declare.js');
    await declareMajor();
  }

  async #showKeys() {
    const { tell } = await import('./parts/dialog.js');
    await tell('Keys', html`<div class="key-help">${allKeys().map((layer) => html`
      <section><h3>${layer.title}</h3><dl>${layer.keys
    .filter((each) => each.when?.() ?? true)
    .map((each) => html`<div><dt>${each.key.split(' ').map((key) => html`<kbd>${key}</kbd>`)}</dt>
          <dd>${each.label}</dd></div>`)}</dl></section>`)}</div>`);
  }

  render() {
    this.#shownTime = this.phase === 'open' ? this.#time() : '';
    return html`
      <a class="skip" href="#main">To the content</a>
      <header class="bar">
        <button class="menu-button quiet" type="button" aria-label="Menu"
          aria-expanded=${this.menu} @click=${() => { this.menu = !this.menu; }}>
          ${icon('menu')}</button>
        <a class="brand" href="/"><span class="brand-mark" aria-hidden="true"></span>Fixfirst</a>
        <nav class=${this.menu ? 'sections open' : 'sections'} aria-label="Sections">
          ${sections.filter((each) => !each.hidden && (!each.permission || may(each.permission)))
    .map((each) => html`<a href=${this.#href(each)}
            aria-current=${each === this.section ? 'page' : nothing}
            >${icon(each.icon)}<span>${each.title}</span></a>`)}
        </nav>
        <span class="bar-end">
          ${Math.abs(rate() - 1) > 0.01 && this.phase === 'open'
    ? html`<span class="speed" title="This desk's time runs faster than real time"
              >${Math.round(rate())}×</span>` : ''}
          ${past() === null && may('declare-major') ? html`<button class="declare" type="button"
            aria-label="Declare a P1" title="Declare a P1 (!)"
            @click=${() => this.#declare()}>${icon('flame')}P1</button>` : ''}
          <span class="desk-time">${this.#shownTime}</span>
          ${past() !== null ? html`<span class="live live-past" title="You look at the past"
            >${icon('clock')}Past</span>` : html`<span class="live live-${live.state}" title=${this.#liveTitle()}>
            <span class="dot" aria-hidden="true"></span>${{
    live: 'Live', lost: 'Lost', connecting: '…' }[live.state]}</span>`}
          <button class="quiet for-keys" type="button" @click=${() => this.#showKeys()}
            aria-label="Keys" title="Keys (?)">${icon('keyboard')}</button>
          <button class="quiet" type="button" @click=${toggleTheme}
            aria-label=${theme() === 'dark' ? 'Light theme' : 'Dark theme'}
            title="Dark or light (D)">${icon(theme() === 'dark' ? 'sun' : 'moon')}</button>
          ${me() ? html`<a class="button quiet-link" href="/console/account" aria-label="My account"
            title="My account (g m)">${icon('person')}</a>` : ''}
          ${me() ? html`<button class="quiet who" type="button" @click=${() => this.#signOut()}
            aria-label="Sign out ${me().name}" title="Sign out">${icon('out')}<span
            >${me().name}</span></button>` : ''}
        </span>
      </header>
      <div class="banner-place" role="status">${live.state === 'lost' ? html`
        <p class="banner">${icon('offline')}<span>The connection is lost.
          <span aria-hidden="true">For ${span(Date.now() - live.lostSince)} now.</span>
          What you see is from before; it will catch up by itself.</span>
        </p>` : ''}</div>
      <main id="main" tabindex="-1">${this.#content()}</main>`;
  }

  #liveTitle() {
    return {
      live: 'What happens on the desk appears here at once',
      lost: 'The connection to the server is lost',
      connecting: 'Connecting to the server',
    }[live.state];
  }

  #content() {
    if (this.phase === 'failed') {
      return failed(this.failure, () => location.reload());
    }
    if (this.phase === 'starting' || (this.section && !this.#page)) {
      return loading(6);
    }
    if (!this.section) {
      return html`<div class="empty">${icon('search')}<p>There is no such page.</p>
        <p><a href="/">To the wall</a></p></div>`;
    }
    return this.#page;
  }
}

customElements.define('ff-app', App);
