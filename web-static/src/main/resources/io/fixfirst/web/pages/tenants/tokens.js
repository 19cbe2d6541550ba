/** A tenant's tokens: who has one, when it was used last; making one, and revoking it. */
import { html } from 'lit';
import { Part } from '../../parts/page.js';
import { shown } from '../../parts/states.js';
import { icon } from '../../parts/icons.js';
import { inFull } from '../../parts/times.js';
import { ask } from '../../parts/dialog.js';
import { done, refused } from '../../parts/toast.js';
import { Snapshot } from '../../store.js';
import { del, get, post } from '../../api.js';
import { copied } from './copied.js';

const ROLES = [['monitoring', 'Monitoring: sends alarms and readings'], ['customer-viewer', 'Customer: sees'],
  ['customer-reporter', 'Customer: sees and reports'], ['customer-orderer', 'Customer: sees, reports, orders']];
const LIVES = [['P30D', '30 days'], ['P90D', '90 days'], ['P365D', 'A year'], ['P1095D', 'Three years']];
const ROLE = Object.fromEntries(ROLES.map(([value, label]) => [value, label.split(':')[0]]));

/** `<ff-tenant-tokens tenant=kolding>`. Times of tokens are real ones, whatever the desk's clock says. */
class TenantTokens extends Part {
  static properties = { tenant: {}, made: { state: true } };

  #of = '';
  #list = null;

  constructor() {
    super();
    this.made = null;
  }

  willUpdate() {
    if (this.#of !== this.tenant) {
      this.#of = this.tenant;
      this.made = null;
      this.#list?.close();
      this.#list = new Snapshot({ load: () => get(`/api/v1/tenants/${this.tenant}/tokens`), concerns: () => false });
      this.#list.addEventListener('change', () => this.requestUpdate());
      this.#list.start();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#list?.close();
    this.made = null; // The secret is gone with the page.
  }

  render() {
    return html`<header><h2>Tokens</h2><span class="hint">For their monitoring and their people</span></header>
      ${shown(this.#list, ({ items }) => (items.length === 0 ? html`<p class="hint">None has been made yet.</p>`
    : html`<div class="ten-scroll"><table><thead><tr><th scope="col">For</th><th scope="col">May</th>
        <th scope="col">Last used</th><th scope="col">Holds until</th>
        <th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead>
      <tbody>${items.map((each) => this.#row(each))}</tbody></table></div>`))}
      ${this.made ? this.#secret() : ''}
      <form class="ten-form" @submit=${this.#make}>
        <label>For <input name="label" maxlength="100" required placeholder="Alertmanager in Aalborg"></label>
        <label>May <select name="role">${ROLES.map(([value, label]) => html`<option value=${value}>${label}</option>`)}
        </select></label>
        <label>Holds for <select name="expiresIn">${LIVES.map(([value, label]) => html`<option value=${value}
          ?selected=${value === 'P365D'}>${label}</option>`)}</select></label>
        <button type="submit">${icon('plus')}Make a token</button></form>`;
  }

  #row(one) {
    const over = one.revoked || (one.expires && Date.parse(one.expires) < Date.now());
    return html`<tr><th scope="row" class=${over ? 'ten-over' : ''}>${one.label}</th><td>${ROLE[one.role] ?? one.role}</td>
      <td>${one.lastUsed ? time(one.lastUsed) : 'never'}</td>
      <td>${one.revoked ? html`revoked ${time(one.revoked)}` : one.expires ? html`${over ? 'ran out ' : ''}${
    time(one.expires)}` : 'revoked'}</td>
      <td>${over ? '' : html`<button type="button" class="small" aria-label="Revoke the token of ${one.label}"
        @click=${() => this.#revoke(one)}>Revoke</button>`}</td></tr>`;
  }

  #secret() {
    const { token, role } = this.made;
    return html`<section class="ten-secret" aria-live="polite"><p>${icon('lock')} <strong>Shown only now.</strong>
        Keep it where they can read it and nobody else can.</p>
      ${copied(token)}
      ${role === 'monitoring' ? html`<p>In their <code>alertmanager.yml</code>, and as the route’s receiver:</p>${copied(snippet(token))}` : ''}
      <div class="row"><button type="button" @click=${() => { this.made = null; }}>I have it</button></div></section>`;
  }

  #make = async (event) => {
    event.preventDefault();
    const form = event.target;
    const wanted = Object.fromEntries(new FormData(form));
    try {
      this.made = { ...wanted, ...await post(`/api/v1/tenants/${this.tenant}/tokens`, wanted) };
      form.reset();
      this.#list.refresh();
      await this.updateComplete;
      this.querySelector('.ten-secret button')?.focus();
    } catch (error) {
      refused(error);
    }
  };

  async #revoke(one) {
    const sure = await ask({ title: `Revoke the token of ${one.label}`, action: 'Revoke', danger: true,
      text: 'Whoever uses it is refused within seconds. It cannot be taken back.',
      run: () => del(`/api/v1/tenants/${this.tenant}/tokens/${one.id}`) });
    if (sure) {
      done('It is revoked.');
      this.#list.refresh();
    }
  }
}

function time(at) {
  return html`<time title=${inFull(at)}>${new Intl.DateTimeFormat(navigator.language, {
    dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(at))}</time>`;
}

function snippet(token) {
  return `receivers:
  - name: fixfirst
    webhook_configs:
      - url: ${location.origin}/api/v1/intake/alertmanager
        send_resolved: true
        http_config:
          authorization:
            credentials: ${token}`;
}

customElements.define('ff-tenant-tokens', TenantTokens);
