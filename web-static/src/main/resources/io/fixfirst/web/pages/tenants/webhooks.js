/** A tenant's webhooks: where events go, whether they are taken, and what was given up. */
import { html } from 'lit';
import { Part } from '../../parts/page.js';
import { shown } from '../../parts/states.js';
import { icon } from '../../parts/icons.js';
import { inFull } from '../../parts/times.js';
import { ask } from '../../parts/dialog.js';
import { done, refused } from '../../parts/toast.js';
import { Snapshot } from '../../store.js';
import { del, get, post, put, query } from '../../api.js';
import { copied } from './copied.js';

const DEAD_SHOWN = 20;

/**
 * `<ff-tenant-webhooks tenant=kolding>`; with an empty tenant those of everybody's events. Times are
 * real ones, whatever the desk's clock says.
 */
class TenantWebhooks extends Part {
  static properties = { tenant: {}, secret: { state: true } };

  #of = null;
  #list = null;

  constructor() {
    super();
    this.secret = '';
  }

  willUpdate() {
    if (this.#of !== this.tenant) {
      this.#of = this.tenant;
      this.secret = '';
      this.#list?.close();
      this.#list = new Snapshot({ load: () => this.#load(), concerns: () => false });
      this.#list.addEventListener('change', () => this.requestUpdate());
      this.#list.start();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#list?.close();
    this.secret = ''; // It is gone with the page.
  }

  async #load() {
    const { items } = await get(`/api/v1/webhooks${query({ tenant: this.tenant })}`);
    return Promise.all(items.filter((one) => (one.tenant ?? '') === this.tenant).map(async (one) => ({ ...one,
      dead: (await get(`/api/v1/webhooks/${one.id}/deliveries?state=dead&limit=${DEAD_SHOWN}`)).items,
      last: (await get(`/api/v1/webhooks/${one.id}/deliveries?limit=1`)).items[0] })));
  }

  render() {
    return html`<header><h2>Webhooks</h2><span class="hint">${
    this.tenant ? 'Their events' : 'Events of every tenant and of the floor'}, sent to other programs</span></header>
      ${shown(this.#list, (hooks) => (hooks.length === 0 ? html`<p class="hint">None has been added yet.</p>`
    : html`<div class="ten-scroll"><table><thead><tr><th scope="col">To</th><th scope="col">Events</th>
        <th scope="col">Last message</th><th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead>
      <tbody>${hooks.map((each) => this.#row(each))}</tbody></table></div>
      ${hooks.filter((each) => each.dead.length > 0).map((each) => this.#dead(each))}`))}
      ${this.secret ? this.#shownOnce() : ''}
      <form class="ten-form" @submit=${this.#add}>
        <label>URL <input name="url" type="url" maxlength="2000" required placeholder="https://hooks.example/fixfirst"></label>
        <label>For <input name="label" maxlength="100" placeholder="Their ticket system"></label>
        <label>Only these events <input name="types" maxlength="2000" placeholder="incident-opened, incident-resolved"></label>
        <button type="submit">${icon('plus')}Add a webhook</button>
        <button type="button" @click=${() => this.#list.refresh()}>Look again</button></form>`;
  }

  #row(one) {
    const name = one.label || one.url;
    return html`<tr><th scope="row"><span class="ten-url">${one.url}</span>
        ${one.label ? html`<br><span class="hint">${one.label}</span>` : ''}
        ${one.enabled ? '' : html`<br><span class="ten-off">${icon('pause')} Off${one.stopped ? `: ${one.stopped}` : ''}</span>`}</th>
      <td>${one.types.length === 0 ? 'all' : one.types.join(', ')}</td>
      <td>${one.last ? html`${one.last.type}, ${one.last.state}<br><span class="hint">${
    one.last.lastError ?? (one.last.lastTry ? time(one.last.lastTry) : 'not sent yet')}</span>` : 'none yet'}</td>
      <td><div class="row">
        <button type="button" class="small" aria-label="Send a test to ${name}" ?disabled=${!one.enabled}
          @click=${() => this.#try(() => post(`${path(one)}/test`), 'A test is on its way.')}>Test</button>
        <button type="button" class="small" aria-label="Switch ${name} ${one.enabled ? 'off' : 'on'}"
          @click=${() => this.#switch(one)}>${one.enabled ? 'Off' : 'On'}</button>
        <button type="button" class="small" aria-label="New secret for ${name}"
          @click=${() => this.#rotate(one)}>New secret</button>
        <button type="button" class="small" aria-label="Remove ${name}"
          @click=${() => this.#remove(one)}>Remove</button></div></td></tr>`;
  }

  #dead(one) {
    const count = one.dead.length < DEAD_SHOWN ? one.dead.length : `${DEAD_SHOWN} or more`;
    return html`<section class="ten-dead"><h3>${icon('alert')} ${count} not taken by ${one.label || one.url}</h3>
      <ul>${one.dead.map((each) => html`<li>${each.type}, ${time(each.created)}: ${each.lastError}
        <button type="button" class="small" aria-label="Send ${each.type} of ${each.message} again"
          @click=${() => this.#try(() => post(`${path(one)}/deliveries/${each.id}/send-again`),
      'It is on its way again.')}>Send again</button></li>`)}</ul>
      <button type="button" @click=${() => this.#try(() => post(`${path(one)}/send-again`),
    'All are on their way again.')}>Send all again</button></section>`;
  }

  #shownOnce() {
    return html`<section class="ten-secret" aria-live="polite"><p>${icon('lock')} <strong>Shown only now.</strong>
        The receiver checks with it that messages are ours (Standard Webhooks).</p>
      ${copied(this.secret)}
      <div class="row"><button type="button" @click=${() => { this.secret = ''; }}>I have it</button></div></section>`;
  }

  #add = async (event) => {
    event.preventDefault();
    const form = event.target;
    const { url, label, types } = Object.fromEntries(new FormData(form));
    try {
      const made = await post('/api/v1/webhooks', {
        ...(this.tenant ? { tenant: this.tenant } : { everyTenant: true }), url, label, types: types.split(/[\s,]+/).filter(Boolean) });
      form.reset();
      await this.#show(made.secret);
    } catch (error) {
      refused(error);
    }
  };

  async #rotate(one) {
    let secret = '';
    const sure = await ask({ title: `A new secret for ${one.label || one.url}`, action: 'Make it',
      text: 'Messages are signed with the new and the old one for a day, so that there is time to change it.',
      run: async () => { ({ secret } = await post(`${path(one)}/secret`)); } });
    if (sure) {
      await this.#show(secret);
    }
  }

  async #show(secret) {
    this.secret = secret;
    this.#list.refresh();
    await this.updateComplete;
    this.querySelector('.ten-secret .row button')?.focus();
  }

  #switch(one) {
    return this.#try(() => put(path(one), { url: one.url, label: one.label, types: one.types, enabled: !one.enabled }),
      one.enabled ? 'It is off; what happens meanwhile is not sent.' : 'It is on.');
  }

  async #remove(one) {
    const sure = await ask({ title: `Remove ${one.label || one.url}`, action: 'Remove', danger: true,
      text: 'What is on its way is not sent any more.', run: () => del(path(one)) });
    if (sure) {
      done('It is removed.');
      this.#list.refresh();
    }
  }

  async #try(what, sentence) {
    try {
      await what();
      done(sentence);
      this.#list.refresh();
    } catch (error) {
      refused(error);
    }
  }
}

const path = (one) => `/api/v1/webhooks/${one.id}`;

function time(at) {
  return html`<time title=${inFull(at)}>${new Intl.DateTimeFormat(navigator.language, {
    dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(at))}</time>`;
}

customElements.define('ff-tenant-webhooks', TenantWebhooks);
