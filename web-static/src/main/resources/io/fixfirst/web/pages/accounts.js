/** The people who may sign in, and what each of them may do where. */
import { html } from 'lit';
import { Page, styles } from '../parts/page.js';
import { empty, shown } from '../parts/states.js';
import { icon } from '../parts/icons.js';
import { moment } from '../parts/times.js';
import { Snapshot, may, me } from '../store.js';
import { all, post, put } from '../api.js';
import { ask, tell } from '../parts/dialog.js';
import { done } from '../parts/toast.js';

await styles(new URL('./accounts.css', import.meta.url));

const ROLES = ['operator', 'service-desk-agent', 'engineer', 'dispatcher', 'incident-manager', 'event-manager',
  'team-leader', 'request-fulfilment-manager', 'problem-manager', 'change-manager', 'project-manager',
  'it-controller', 'business-relations', 'customer-viewer', 'customer-reporter', 'customer-orderer'];

/** A role and where somebody has it, in words. */
export function grantWords(grant) {
  const role = grant.role.replaceAll('-', ' ');
  return grant.tenants ? `${role} for ${grant.tenants.join(', ')}` : `${role} for all tenants`;
}

class Accounts extends Page {
  title = 'People who may sign in';

  #accounts = this.follow(new Snapshot({ load: () => all('/api/v1/accounts'), concerns: () => false }));

  keys() {
    return [{ key: 'n', label: 'Let somebody in', when: () => may('manage-accounts'), run: () => this.#create() }];
  }

  render() {
    return html`
      <div class="page-head"><h1>People who may sign in</h1><span class="grow"></span>
        <button type="button" class="primary" @click=${() => this.#create()}>${icon('plus')}Let somebody in</button></div>
      ${shown(this.#accounts, (accounts) => this.#list(accounts), 6)}`;
  }

  #list(accounts) {
    if (accounts.length === 0) {
      return empty('Nobody has an account.', 'Who has a token signs in with that.');
    }
    return html`<div class="panel account-scroll" tabindex="0" role="region" aria-label="Accounts"><table>
      <thead><tr><th scope="col">Name</th><th scope="col">May</th><th scope="col">Password</th>
        <th scope="col">Last signed in</th><th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead>
      <tbody>${accounts.map((one) => this.#row(one))}</tbody></table></div>`;
  }

  #row(one) {
    const self = me()?.name === one.name;
    return html`<tr class=${one.disabled ? 'account-out' : ''}>
      <th scope="row">${one.label ?? one.name}${one.label ? html` <small>${one.name}</small>` : ''}</th>
      <td>${one.grants.map((grant) => html`<div>${grantWords(grant)}</div>`)}</td>
      <td>${one.disabled ? html`${icon('lock')} not let in` : one.temporary ? 'for once, not used yet' : 'their own'}${
  one.secondFactor ? ', and codes' : ''}</td>
      <td>${one.lastSignIn ? moment(one.lastSignIn) : 'never'}</td>
      <td class="account-actions">${self ? html`<a href="/console/account">My account</a>` : html`
        <button type="button" class="small" aria-label="Say what ${one.name} may do"
          @click=${() => this.#change(one)}>Roles</button>
        <button type="button" class="small" aria-label="New password for ${one.name}"
          @click=${() => this.#reset(one)}>New password</button>
        <button type="button" class="small" aria-label=${one.disabled ? `Let ${one.name} in` : `Let ${one.name} in no more`}
          @click=${() => this.#disable(one)}>${one.disabled ? 'Let in' : 'Let in no more'}</button>`}</td></tr>`;
  }

  #fields(one) {
    const [grant] = one?.grants ?? [];
    return [
      { name: 'role', label: 'Role', kind: 'select', value: grant?.role ?? 'engineer',
        options: ROLES.map((role) => ({ value: role, label: role.replaceAll('-', ' ') })) },
      { name: 'tenants', label: 'For these tenants', optional: true, max: 2000,
        value: (grant?.tenants ?? []).join(', '), hint: 'Their ids, with commas between; all if left empty' },
      { name: 'others', label: 'Further roles', kind: 'area', optional: true,
        value: (one?.grants ?? []).slice(1)
          .map((more) => `${more.role}${more.tenants ? `: ${more.tenants.join(', ')}` : ''}`).join('\n'),
        hint: 'One a line, like "dispatcher: kolding, vejle"' },
    ];
  }

  async #create() {
    let created = null;
    await ask({
      title: 'Let somebody in',
      fields: [
        { name: 'name', label: 'Name to sign in with', max: 60, hint: 'Like ada, or an e-mail address in lower case' },
        { name: 'label', label: 'Name that people read', optional: true, max: 120 },
        ...this.#fields(null),
      ],
      action: 'Let in',
      run: async (values) => {
        created = await post('/api/v1/accounts',
          { name: values.name.trim(), label: values.label.trim() || null, grants: grants(values) });
      },
    });
    if (created) {
      this.#accounts.refresh();
      await this.#tellPassword(created);
    }
  }

  async #change(one) {
    if (await ask({
      title: `What ${one.label ?? one.name} may do`,
      fields: this.#fields(one),
      action: 'Change',
      run: (values) => put(`/api/v1/accounts/${encodeURIComponent(one.name)}/grants`, { grants: grants(values) }),
    })) {
      done(`${one.label ?? one.name} has other roles now.`);
      this.#accounts.refresh();
    }
  }

  async #reset(one) {
    let made = null;
    await ask({
      title: `A new password for ${one.label ?? one.name}`,
      text: 'They are signed out everywhere, and codes of an app are not asked for until they add one again.',
      action: 'Make one',
      danger: true,
      run: async () => { made = await post(`/api/v1/accounts/${encodeURIComponent(one.name)}/reset`); },
    });
    if (made) {
      this.#accounts.refresh();
      await this.#tellPassword(made);
    }
  }

  async #disable(one) {
    await post(`/api/v1/accounts/${encodeURIComponent(one.name)}/${one.disabled ? 'enable' : 'disable'}`);
    done(one.disabled ? `${one.name} may sign in again.` : `${one.name} is signed out and not let in any more.`);
    this.#accounts.refresh();
  }

  #tellPassword(made) {
    return tell(`A password for ${made.account.name}`, html`
      <p><code class="account-secret">${made.password}</code></p>
      <p>It is shown this once. At the first sign-in they choose one of their own.</p>`);
  }
}

/** The grants of the form's fields. */
function grants(values) {
  const first = { role: values.role, tenants: list(values.tenants) };
  const others = (values.others ?? '').split('\n').map((line) => line.trim()).filter(Boolean).map((line) => {
    const [role, tenants = ''] = line.split(':');
    return { role: role.trim(), tenants: list(tenants) };
  });
  return [first, ...others].map((grant) => (grant.tenants.length > 0 ? grant : { role: grant.role }));
}

function list(text) {
  return (text ?? '').split(',').map((one) => one.trim()).filter(Boolean);
}

customElements.define('ff-accounts', Accounts);
