/** The planner: will this team hold, and what if? */
import { html } from 'lit';
import { Page, styles } from '../parts/page.js';
import { failed, loading } from '../parts/states.js';
import { get, del } from '../api.js';
import { router } from '../router.js';
import { refused } from '../parts/toast.js';
import { oneRun } from './planner/run.js';
import { RUNS, isOver } from './planner/words.js';
import './planner/compare.js';
import './planner/list.js';
import './planner/new.js';

await styles(new URL('./planner.css', import.meta.url));

const LOOK_MILLIS = 700;

class Planner extends Page {
  static properties = { ...Page.properties, runs: { state: true }, failure: { state: true } };

  title = 'Planner';
  #timer = 0;
  #asked = null;

  constructor() {
    super();
    this.runs = null;
    this.failure = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#look();
    this.onLeave(() => clearTimeout(this.#timer));
  }

  keys() {
    return [{ key: 'n', label: 'New simulation', run: () => router.go('/console/planner/new') }];
  }

  /** Often while something goes on. */
  async #look() {
    clearTimeout(this.#timer);
    try {
      this.runs = (await get(RUNS)).items;
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
    const going = (this.runs ?? []).some((run) => !isOver(run));
    if (this.isConnected) {
      this.#timer = setTimeout(() => this.#look(), going ? LOOK_MILLIS : 5 * LOOK_MILLIS);
    }
  }

  render() {
    const [first, second, third] = this.rest;
    if (first === 'new') {
      return html`<ff-planner-new .asked=${this.#asked}
        @asked=${(event) => this.#started(event.detail)}></ff-planner-new>`;
    }
    if (!first) {
      this.#asked = null;
      return html`<ff-planner-list .runs=${this.runs} .failure=${this.failure}
        .again=${() => this.#look()}></ff-planner-list>`;
    }
    const ids = first === 'compare' ? [second, third] : [first];
    const found = ids.map((id) => (this.runs ?? []).find((one) => one.id === id));
    if (found.some((one) => !one)) {
      return this.runs ? failed({ status: 404 }) : loading(6);
    }
    return first === 'compare'
      ? html`<ff-planner-compare .first=${found[0]} .second=${found[1]}></ff-planner-compare>`
      : oneRun(found[0], this.runs, {
        again: (run) => this.#again(run), remove: (run) => this.#remove(run) });
  }

  async #started(run) {
    await this.#look();
    this.#asked = null;
    router.go(`/console/planner/${run.id}`);
  }

  async #again(run) {
    try {
      this.#asked = await get(`${RUNS}/${run.id}/request`);
      router.go('/console/planner/new');
    } catch (error) {
      refused(error);
    }
  }

  async #remove(run) {
    try {
      await del(`${RUNS}/${run.id}`);
      if (isOver(run)) {
        router.go('/console/planner');
      }
      await this.#look();
    } catch (error) {
      refused(error);
    }
  }
}

customElements.define('ff-planner', Planner);
