/** All runs, the newest first; two of them may be picked to be compared. */
import { html } from 'lit';
import { Part } from '../../parts/page.js';
import { empty, failed, loading } from '../../parts/states.js';
import { icon } from '../../parts/icons.js';
import { inFull, moment } from '../../parts/times.js';
import { router } from '../../router.js';
import { daysOf, progress, stateOf, verdict } from './words.js';

class RunList extends Part {
  static properties = {
    runs: { attribute: false }, failure: { attribute: false }, again: { attribute: false },
  };

  #picked = new Set();

  constructor() {
    super();
    this.runs = null;
    this.failure = null;
    this.again = null;
  }

  render() {
    return html`<div class="page-head"><h1>Planner</h1><span class="grow"></span>
        <button type="button" ?disabled=${this.#picked.size !== 2} @click=${() => this.#compare()}
          title="Choose two that are done">Compare two</button>
        <a class="button" href="/console/planner/new">${icon('plus')}New simulation</a></div>
      ${this.failure && !this.runs ? failed(this.failure, this.again)
    : !this.runs ? loading(5)
      : this.runs.length === 0
        ? html`<section class="panel">${empty('Nobody has simulated anything yet.',
          'A simulation tells whether a team holds, what a new customer does to it, or what a P1 now would cost.')}</section>`
        : html`<section class="panel compare-scroll"><table class="planner-runs">
            <thead><tr><th scope="col"><span class="visually-hidden">Compare</span></th>
              <th scope="col">Simulation</th><th scope="col">State</th><th scope="col">Verdict</th>
              <th scope="col" class="number">Days</th><th scope="col" class="number">Replications</th>
              <th scope="col" class="number">Seed</th><th scope="col">Commit</th><th scope="col">By</th>
              <th scope="col">When</th></tr></thead>
            <tbody>${this.runs.map((run) => this.#row(run))}</tbody></table></section>`}`;
  }

  #row(run) {
    return html`<tr>
      <td><input type="checkbox" aria-label="Compare ${run.name}" ?disabled=${run.state !== 'done'}
        .checked=${this.#picked.has(run.id)} @change=${(event) => this.#pick(run, event)}></td>
      <th scope="row"><a href="/console/planner/${run.id}">${run.name}</a>
        <small class="hint">${run.fromNow ? 'from the live desk' : run.scenario}</small></th>
      <td>${stateOf(run)}${run.state === 'running' ? progress(run) : ''}</td>
      <td>${verdict(run)}</td>
      <td class="number">${daysOf(run.horizon)}</td>
      <td class="number">${run.done}/${run.replications}</td>
      <td class="number">${run.seed}</td>
      <td><code>${run.commit.slice(0, 8)}</code></td>
      <td>${run.by}</td>
      <td><time datetime=${run.created} title=${inFull(run.created)}>${moment(run.created)}</time></td>
    </tr>`;
  }

  #pick(run, event) {
    this.#picked[event.target.checked ? 'add' : 'delete'](run.id);
    this.requestUpdate();
  }

  #compare() {
    const [a, b] = this.runs.map((run) => run.id).filter((id) => this.#picked.has(id)).reverse();
    router.go(`/console/planner/compare/${a}/${b}`);
  }
}

customElements.define('ff-planner-list', RunList);
