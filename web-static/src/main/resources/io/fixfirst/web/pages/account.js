/** What people do with their own account: password, codes of an app, where they are signed in. */
import { html } from 'lit';
import { Page, styles } from '../parts/page.js';
import { shown } from '../parts/states.js';
import { icon } from '../parts/icons.js';
import { moment } from '../parts/times.js';
import { Snapshot, me } from '../store.js';
import { del, get, post, put } from '../api.js';
import { ask, tell } from '../parts/dialog.js';
import { done } from '../parts/toast.js';
import { grantWords } from './accounts.js';

await styles(new URL('./accounts.css', import.meta.url));

class OwnAccount extends Page {
  title = 'My account';

  #account = this.follow(new Snapshot({ load: () => get('/api/v1/account'), concerns: () => false }));

  #sessions = this.follow(new Snapshot({
    load: async () => (await get('/api/v1/account/sessions')).items, concerns: () => false,
  }));

  render() {
    return html`
      <div class="page-head"><h1>My account</h1></div>
      ${shown(this.#account, (account) => html`
      <div class="account-parts">
        <section class="panel" aria-labelledby="account-who"><header><h2 id="account-who">Who I am</h2></header>
          <dl class="account-facts"><div><dt>Name</dt><dd>${account.label ?? account.name}${
  account.label ? html` <small>${account.name}</small>` : ''}</dd></div>
            <div><dt>May</dt><dd>${(me()?.grants ?? []).map((grant) => html`<div>${grantWords(grant)}</div>`)}</dd></div>
            ${account.account ? '' : html`<div><dt>Signed in</dt><dd>with a token</dd></div>`}</dl></section>
        ${account.account ? html`
        <section class="panel" aria-labelledby="account-password"><header><h2 id="account-password">Password</h2></header>
          <p class="hint">At least 12 characters. Changing it signs you out everywhere else.</p>
          <button type="button" @click=${() => this.#changePassword()}>${icon('lock')}Change the password</button></section>
        ${this.#codes(account)}` : ''}
        <section class="panel account-sessions" aria-labelledby="account-sessions">
          <header><h2 id="account-sessions">Where I am signed in</h2></header>
          ${shown(this.#sessions, (sessions) => this.#list(sessions), 3)}</section>
      </div>`, 5)}`;
  }

  #codes(account) {
    return html`
      <section class="panel" aria-labelledby="account-codes"><header><h2 id="account-codes">Codes of an app</h2></header>
        ${account.secondFactor ? html`
        <p>${icon('check')} Signing in needs a code besides the password.
          ${account.recoveryCodes} recovery codes are left.</p>
        <button type="button" @click=${() => this.#removeCodes()}>Sign in without codes again</button>` : html`
        <p class=${account.secondFactorRequired ? 'account-must' : 'hint'}>${account.secondFactorRequired
    ? 'Your role must have this before you can do anything else.'
    : 'Whoever finds out your password cannot sign in without your telephone.'}</p>
        <button type="button" class=${account.secondFactorRequired ? 'primary' : ''}
          @click=${() => this.#addCodes()}>${icon('plus')}Add an app</button>`}</section>`;
  }

  #list(sessions) {
    if (sessions.length === 0) {
      return html`<p class="hint">In no browser.</p>`;
    }
    return html`<div class="account-scroll" tabindex="0" role="region" aria-label="Browsers">
      <table><thead><tr><th scope="col">Browser</th><th scope="col">From</th>
        <th scope="col">Since</th><th scope="col">Used</th>
        <th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead>
      <tbody>${sessions.map((one) => html`<tr>
        <td class="account-agent">${one.agent ?? 'unknown'}</td><td>${one.address ?? ''}</td>
        <td>${moment(one.begun)}</td><td>${moment(one.used)}</td>
        <td>${one.current ? html`<span class="hint">this one</span>` : html`<button type="button" class="small"
          aria-label="Sign out of ${one.agent ?? 'unknown'}" @click=${() => this.#end(one)}>Sign out</button>`}</td>
      </tr>`)}</tbody></table></div>
      ${sessions.length > 1 ? html`<button type="button" @click=${() => this.#endOthers()}>${icon('out')}
        Sign out everywhere else</button>` : ''}`;
  }

  async #changePassword() {
    const changed = await ask({
      title: 'Change the password',
      fields: [
        { name: 'old', label: 'The one that there is', kind: 'password', auto: 'current-password' },
        { name: 'chosen', label: 'The new one', kind: 'password', auto: 'new-password',
          hint: 'A few words that only you put together are easy to keep in mind.' },
      ],
      action: 'Change',
      run: (values) => put('/api/v1/account/password', values),
    });
    if (changed) {
      done('The password has changed.');
      this.#sessions.refresh();
    }
  }

  async #addCodes() {
    const begun = await post('/api/v1/account/second-factor');
    let codes = [];
    const added = await ask({
      title: 'Add an app for codes',
      text: html`<p>Scan this with an app for codes, or type the letters into it.</p>
        <p><img class="account-qr" alt="The picture for the app" src="data:image/svg+xml,${
  encodeURIComponent(begun.svg)}"></p>
        <p><code class="account-secret">${begun.secret.replace(/(.{4})/g, '$1 ').trim()}</code></p>`,
      fields: [{ name: 'code', label: 'The code that it shows', max: 6 }],
      action: 'Add',
      run: async (values) => {
        ({ codes } = await post('/api/v1/account/second-factor/confirm', values));
      },
    });
    if (added) {
      this.#account.refresh();
      await tell('Recovery codes', html`<p>For the day when the telephone is lost. Each counts once. Keep them
        where you keep papers: they are not shown again.</p>
        <ul class="account-recovery">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>`);
    }
  }

  async #removeCodes() {
    const removed = await ask({
      title: 'Sign in without codes again',
      fields: [{ name: 'password', label: 'Your password', kind: 'password', auto: 'current-password' }],
      action: 'Remove',
      danger: true,
      run: (values) => post('/api/v1/account/second-factor/remove', values),
    });
    if (removed) {
      done('Signing in needs the password alone.');
      this.#account.refresh();
    }
  }

  async #end(session) {
    await del(`/api/v1/account/sessions/${encodeURIComponent(session.id)}`);
    this.#sessions.refresh();
  }

  async #endOthers() {
    await del('/api/v1/account/sessions');
    done('You are signed out everywhere else.');
    this.#sessions.refresh();
  }
}

customElements.define('ff-own-account', OwnAccount);
