/** Declares a P1 from anywhere: one click, a sentence, one click. */
import { html } from 'lit';
import { Part } from '../../parts/page.js';
import { ask } from '../../parts/dialog.js';
import { done, refused } from '../../parts/toast.js';
import { router } from '../../router.js';
import { all, get, post } from '../../api.js';
import { act } from '../../changes.js';
import { may } from '../../store.js';

const CHOICES_MAX = 200;

/** Whether whoever is signed in can declare one. */
export function mayDeclare() {
  return may('declare-major');
}

/** What the dialog asks: a new incident, or which open one it is. */
class DeclareFields extends Part {
  static properties = {
    tenants: { attribute: false },
    open: { attribute: false },
    incident: { state: true },
    tenant: { state: true },
  };

  constructor() {
    super();
    this.tenants = [];
    this.open = [];
    this.incident = '';
    this.tenant = '';
  }

  render() {
    const known = this.open.find((one) => one.id === this.incident);
    const open = this.open.filter((one) => !this.tenant || one.tenant === this.tenant);
    return html`
      ${known || !may('open-incidents') ? '' : html`
        <div class="field"><label for="p1-tenant">Whose service is down</label>
          <select id="p1-tenant" name="tenant" required
            @change=${(event) => { this.tenant = event.target.value; }}>
            ${this.tenants.length === 1 ? '' : html`<option value="">Choose the customer</option>`}
            ${this.tenants.map((one) => html`<option value=${one.id}
              ?selected=${one.id === this.tenant}>${one.name}</option>`)}</select></div>
        <div class="field"><label for="p1-summary">What does not work</label>
          <input id="p1-summary" name="summary" required maxlength="300" autocomplete="off"></div>`}
      <div class="field"><label for="p1-incident">${may('open-incidents')
    ? 'Or an incident that is open already' : 'Which incident'}
          ${may('open-incidents') ? html`<small>(optional)</small>` : ''}</label>
        <select id="p1-incident" name="incident" ?required=${!may('open-incidents')}
          @change=${(event) => { this.incident = event.target.value; }}>
          <option value="">${may('open-incidents') ? 'A new one' : 'Choose the incident'}</option>
          ${open.map((one) => html`<option value=${one.id} ?selected=${one.id === this.incident}
            >${one.id} · ${one.summary}</option>`)}</select></div>
      ${known ? html`<div class="field"><label for="p1-reason">Why it is a P1</label>
        <input id="p1-reason" name="reason" required maxlength="300" autocomplete="off"></div>` : ''}
      <p class="hint">Every engineer is called at once, and a core team is formed. What its members
        leave for it waits for them.</p>`;
  }
}

customElements.define('ff-declare-fields', DeclareFields);

/** Asks, declares, and opens the room. */
export async function declareMajor() {
  let fields;
  try {
    fields = await choices();
  } catch (error) {
    refused(error);
    return;
  }
  let declared = null;
  await ask({
    title: 'Declare a P1',
    text: fields,
    action: 'Declare a P1',
    danger: true,
    run: async (values) => {
      declared = await declare(values, fields.open);
    },
  });
  if (declared) {
    done(`${declared} is a P1. All engineers are being called.`);
    router.go(`/console/p1/${declared}`);
  }
}

async function choices() {
  const [tenants, open] = await Promise.all([
    may('open-incidents') ? all('/api/v1/tenants') : [],
    get(`/api/v1/incidents?state=queued,assigned,working,waiting,suspended&priority=high,normal,medium,low&limit=${
      CHOICES_MAX}`),
  ]);
  const fields = document.createElement('ff-declare-fields');
  fields.tenants = tenants;
  fields.tenant = tenants.length === 1 ? tenants[0].id : '';
  fields.open = open.items;
  return fields;
}

async function declare({ tenant, summary, incident, reason }, open) {
  if (incident) {
    await act(open.find((one) => one.id === incident), 'declare-major', { reason });
    return incident;
  }
  const made = await post('/api/v1/incidents',
    { tenant, summary, impact: 'high', urgency: 'urgent', major: true });
  return made.id;
}
