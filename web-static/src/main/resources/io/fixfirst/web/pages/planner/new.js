/** A new simulation: a scenario, where it begins, what is other than it is. */
import { html } from 'lit';
import { Part } from '../../parts/page.js';
import { icon } from '../../parts/icons.js';
import { all, get, post, ApiError } from '../../api.js';
import { refused } from '../../parts/toast.js';
import '../../parts/scenario-editor.js';
import { RUNS, daysOf } from './words.js';

const EMPTY = { scenario: '', name: '', fromNow: false, changes: [], versusScenario: '', seed: '',
  replications: '', days: '' };

/** `asked` is what an earlier run was asked, to be changed; `asked` is also the event of a new one. */
class NewRun extends Part {
  static properties = { asked: { attribute: false } };

  #scenarios = [];
  #teams = [];
  #tenants = [];
  #form = { ...EMPTY, changes: [] };
  #mistakes = null;
  #library = '';
  #refused = null;

  constructor() {
    super();
    this.asked = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#begin().catch(refused);
  }

  async #begin() {
    const [scenarios, desk, tenants] = await Promise.all([
      get('/api/v1/scenarios'), get('/api/v1/desk'), all('/api/v1/tenants')]);
    this.#scenarios = scenarios.items;
    this.#teams = desk.teams.map((one) => one.team).filter((one) => !one.vendor);
    this.#tenants = tenants;
    if (this.asked) {
      this.#fill(this.asked);
    }
    this.requestUpdate();
    await this.updateComplete;
    if (this.asked?.text) {
      this.#editor().text = this.asked.text;
    } else if (this.#scenarios.length > 0) {
      await this.#choose(this.#form.scenario || this.#likely().file);
    }
  }

  #fill(asked) {
    this.#form = { scenario: asked.scenario ?? this.#scenarios[0]?.file ?? '', name: asked.name ?? '',
      fromNow: asked.fromNow ?? false, changes: asked.changes ?? [],
      versusScenario: asked.versusScenario ?? '', seed: String(asked.seed ?? ''),
      replications: String(asked.replications ?? ''),
      days: asked.horizon ? String(daysOf(asked.horizon)) : '' };
  }

  render() {
    const form = this.#form;
    const ready = this.#mistakes !== null && this.#mistakes.length === 0;
    return html`<div class="page-head"><h1>New simulation</h1><span class="grow"></span>
        <a href="/console/planner">All simulations</a></div>
      <form class="planner-new" @submit=${(event) => this.#start(event)}>
        <div>
          <div class="row">
            <label for="scenario">Scenario</label>
            <select id="scenario" class="grow" .value=${form.scenario}
              @change=${(event) => this.#choose(event.target.value)}>${this.#scenarios.map((one) =>
  html`<option value=${one.file} ?selected=${one.file === form.scenario}>${one.title}</option>`)}
            </select>
            <label class="button" for="upload">Open a file…</label>
            <input id="upload" class="visually-hidden" type="file" accept=".yaml,.yml"
              @change=${(event) => this.#upload(event)}>
          </div>
          <ff-scenario-editor @checked=${(event) => this.#checked(event)}></ff-scenario-editor>
          <ul class="planner-mistakes" aria-live="polite">${this.#mistakes === null
    ? html`<li class="hint">Checking…</li>`
    : ready ? html`<li class="planner-fine">${icon('check')}This scenario can be run.</li>`
      : this.#mistakes.map((one) => html`<li><button type="button" class="quiet planner-wrong"
          @click=${() => this.#editor()?.goTo(one.line)}>${icon('alert')} Line ${one.line}: ${
  one.field ? html`<code>${one.field}</code> ` : ''}${one.message}</button></li>`)}</ul>
        </div>
        <div class="planner-options">
          <div class="field"><label for="name">Name <small>(optional)</small></label>
            <input id="name" maxlength="120" .value=${form.name} autocomplete="off"
              @input=${(event) => { form.name = event.target.value; }}></div>
          <fieldset><legend>Where it begins</legend>
            ${this.#radio(false, 'At the scenario’s own start')}
            ${this.#radio(true, 'With the live desk as it is now')}
          </fieldset>
          ${form.fromNow ? this.#changes() : this.#versus()}
          <div class="planner-pair">
            ${this.#number('days', 'Days', form.fromNow ? '14' : 'as it says')}
            ${this.#number('replications', 'Replications', 'as it says')}
          </div>
          ${this.#number('seed', 'Seed', 'as it says')}
          ${this.#refused ? html`<p class="form-error" role="alert">${this.#refused.message}${
    (this.#refused.problem?.errors ?? []).slice(0, 5).map((one) =>
      html`<span class="hint">${one.field}: ${one.message}</span>`)}</p>` : ''}
          <button class="primary" type="submit" ?disabled=${!ready}>${icon('play')}Run</button>
        </div>
      </form>`;
  }

  /** The scenario whose tenants the live desk has; else the first. */
  #likely() {
    const known = new Set(this.#tenants.map((one) => one.id));
    return this.#scenarios.find((one) => one.tenants.every((id) => known.has(id)))
      ?? this.#scenarios[0];
  }

  #radio(value, text) {
    return html`<label class="planner-radio"><input type="radio" name="begins"
      .checked=${this.#form.fromNow === value}
      @change=${() => { this.#form.fromNow = value; this.requestUpdate(); }}>${text}</label>`;
  }

  #number(name, label, placeholder) {
    return html`<div class="field"><label for=${name}>${label}</label>
      <input id=${name} inputmode="numeric" pattern="-?[0-9]{1,18}" placeholder=${placeholder}
        .value=${this.#form[name]} @input=${(event) => { this.#form[name] = event.target.value; }}></div>`;
  }

  #versus() {
    return html`<div class="field"><label for="versus">Compare with <small>(optional)</small></label>
      <select id="versus" @change=${(event) => { this.#form.versusScenario = event.target.value; }}>
        <option value="">nothing</option>${this.#scenarios.map((one) =>
    html`<option value=${one.file} ?selected=${one.file === this.#form.versusScenario}>${one.title}</option>`)}
      </select><small class="hint">On the same chance, so that small differences show.</small></div>`;
  }

  #changes() {
    const { changes } = this.#form;
    return html`<fieldset><legend>What if</legend>
      ${changes.length === 0 ? html`<small class="hint">Nothing changes: how will the next days go?
        With a change, both are simulated and compared.</small>` : ''}
      ${changes.map((one, index) => html`<div class="planner-change">
        ${one.what === 'more-people'
    ? html`<select aria-label="Team" @change=${(event) => { one.team = event.target.value; }}>${
      this.#teams.map((team) => html`<option value=${team.id} ?selected=${team.id === one.team}>${
        team.label || team.id}</option>`)}</select>
        <input type="number" min="1" max="1000" aria-label="More people" .value=${String(one.count)}
          @input=${(event) => { one.count = Number(event.target.value); }}>`
    : one.what === 'tenant-added'
      ? html`<select aria-label="Another tenant like" @change=${(event) => { one.tenant = event.target.value; }}>${
        this.#likes().map((id) => html`<option value=${id} ?selected=${id === one.tenant}>Another ${id}</option>`)}</select>
        <input type="number" min="1" max="1000000" aria-label="Its users" placeholder="users"
          .value=${one.users ? String(one.users) : ''}
          @input=${(event) => { one.users = Number(event.target.value) || undefined; }}>`
    : html`<select aria-label="P1 at" @change=${(event) => { one.tenant = event.target.value; }}>${
      this.#tenants.map((tenant) => html`<option value=${tenant.id}
        ?selected=${tenant.id === one.tenant}>P1 at ${tenant.name}</option>`)}</select><span></span>`}
        <button type="button" class="quiet" aria-label="Take this change away"
          @click=${() => { changes.splice(index, 1); this.requestUpdate(); }}>${icon('cross')}</button>
      </div>`)}
      <div class="row">
        <button type="button" class="small" ?disabled=${this.#teams.length === 0} @click=${() =>
    this.#add({ what: 'more-people', team: this.#teams[0].id, count: 1 })}>${icon('plus')}People</button>
        <button type="button" class="small" ?disabled=${this.#tenants.length === 0} @click=${() =>
    this.#add({ what: 'major-now', tenant: this.#tenants[0].id })}>${icon('plus')}A P1 now</button>
        <button type="button" class="small" ?disabled=${this.#likes().length === 0} @click=${() =>
    this.#add({ what: 'tenant-added', tenant: this.#likes()[0] })}>${icon('plus')}A tenant</button>
      </div></fieldset>`;
  }

  /** Tenants of the scenario, whom one that is added can be like. */
  #likes() {
    return this.#scenarios.find((one) => one.file === this.#form.scenario)?.tenants ?? [];
  }

  #add(change) {
    this.#form.changes.push(change);
    this.requestUpdate();
  }

  #editor() {
    return this.querySelector('ff-scenario-editor');
  }

  async #choose(file) {
    this.#form.scenario = file;
    this.#mistakes = null;
    try {
      const { text } = await get(`/api/v1/scenarios/${encodeURIComponent(file)}`);
      if (this.#form.scenario === file) {
        this.#library = text;
        await this.updateComplete;
        this.#editor().text = text;
      }
    } catch (error) {
      refused(error);
    }
  }

  async #upload(event) {
    const [file] = event.target.files;
    if (file && file.size > 1_000_000) {
      refused(new Error('A scenario has at most 1 MB.'));
    } else if (file) {
      this.#library = '';
      this.#editor().text = await file.text();
    }
    event.target.value = '';
  }

  #checked(event) {
    this.#mistakes = event.detail;
    this.requestUpdate();
  }

  async #start(event) {
    event.preventDefault();
    const form = this.#form;
    const text = this.#editor().text;
    const asked = { ...(text === this.#library ? { scenario: form.scenario } : { text }) };
    if (form.name.trim()) {
      asked.name = form.name.trim();
    }
    if (form.fromNow) {
      asked.fromNow = true;
      asked.changes = form.changes;
    } else if (form.versusScenario) {
      asked.versusScenario = form.versusScenario;
    }
    for (const name of ['seed', 'replications']) {
      if (form[name].trim()) {
        asked[name] = Number(form[name]);
      }
    }
    if (form.days.trim()) {
      asked.horizon = `P${Number(form.days)}D`;
    }
    try {
      this.#refused = null;
      const run = await post(RUNS, asked);
      this.dispatchEvent(new CustomEvent('asked', { detail: run }));
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.#refused = error;
      this.requestUpdate();
    }
  }
}

customElements.define('ff-planner-new', NewRun);
