/** The look back: begins as what the journal tells, is edited, finished, and shown to the customer. */
import { html, nothing } from 'lit';
import { Part } from '../../parts/page.js';
import { failed, loading } from '../../parts/states.js';
import { icon } from '../../parts/icons.js';
import { moment, inFull } from '../../parts/times.js';
import { ask } from '../../parts/dialog.js';
import { done, refused } from '../../parts/toast.js';
import { change } from '../../changes.js';
import { get, post, put } from '../../api.js';
import { refusal } from './stand.js';

/** What somebody has written; what the journal tells besides goes on by itself. */
function written(review) {
  return review.written ? {
    account: review.text.account.map((line) => line.text).join(' '),
    findings: review.text.findings,
    prevention: review.text.prevention.join(', '),
    finished: review.finished,
  } : null;
}

class Review extends Part {
  static properties = {
    room: { attribute: false },
    path: { attribute: false },
    review: { state: true },
    error: { state: true },
    text: { state: true },
    changed: { state: true },
    busy: { state: true },
  };

  #revision = 0;
  #begun = null;

  constructor() {
    super();
    this.review = null;
    this.error = null;
    this.text = null;
    this.changed = false;
    this.busy = false;
  }

  willUpdate() {
    if (this.room.incident.revision > this.#revision) {
      this.#revision = this.room.incident.revision;
      this.#load();
    }
  }

  async #load() {
    try {
      this.#show(await get(`${this.path}/review`));
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  /** What one is writing is never overwritten by what comes in. */
  #show(review) {
    this.review = review;
    if (!this.changed) {
      this.#begun = review;
      this.text = {
        account: review.text.account.map((line) => ({
          ...line, text: review.written ? line.text : readable(line.text) })),
        findings: review.text.findings,
        prevention: review.text.prevention.join('\n'),
      };
    }
  }

  render() {
    return html`<section class="panel" aria-labelledby="p1-review">
      <header><h2 id="p1-review">Review</h2>
        ${this.review ? html`<span class="hint">${this.#stand()}</span>` : ''}</header>
      ${!this.review ? (this.error ? failed(this.error, () => this.#load()) : loading(4))
    : this.review.finished ? this.#finished() : this.#editor()}</section>`;
  }

  #stand() {
    const { owner, due, finished, published } = this.review;
    if (published) {
      return `published ${moment(published)}`;
    }
    if (finished) {
      return `finished ${moment(finished)}, not published`;
    }
    return html`due <ff-ago until at=${due}></ff-ago>${owner ? `, led by ${owner}` : ''}`;
  }

  #editor() {
    const why = refusal(this.room.actions, 'write-review', 'review');
    return html`<form class="stack p1-review" @submit=${(event) => this.#save(event)}>
      <fieldset ?disabled=${why !== '' || this.busy}>
      <legend>What happened</legend>
      <p class="hint">${this.review.written ? 'As it was kept last.'
    : 'Made from the journal.'} Lines with "inside" stay in the house.</p>
      <ol class="p1-account">${this.text.account.map((line, index) => this.#line(line, index))}</ol>
      <div class="field"><label for="p1-findings">Were the right steps taken</label>
        <textarea id="p1-findings" rows="3" maxlength="2000" .value=${this.text.findings}
          @input=${(event) => this.#edit({ findings: event.target.value })}></textarea></div>
      <div class="field"><label for="p1-prevention">What prevents the next one
          <small>(a step a line)</small></label>
        <textarea id="p1-prevention" rows="3" maxlength="4000" .value=${this.text.prevention}
          @input=${(event) => this.#edit({ prevention: event.target.value })}></textarea></div>
      <div class="row"><span class="hint grow">${why
    || (this.changed ? 'Not kept yet.' : '')}</span>
        <button type="submit" ?disabled=${!this.changed}>Keep</button>
        <button type="button" class="primary" @click=${() => this.#finish()}>Finish the review</button>
      </div></fieldset></form>`;
  }

  #line(line, index) {
    return html`<li class=${line.internal ? 'p1-inside' : ''}>
      <time datetime=${line.at} title=${inFull(line.at)}>${moment(line.at)}</time>
      <textarea rows="1" maxlength="2000" aria-label="Line ${index + 1}" .value=${line.text}
        @input=${(event) => this.#editLine(index, { text: event.target.value })}></textarea>
      <label class="p1-check"><input type="checkbox" .checked=${line.internal ?? false}
        @change=${(event) => this.#editLine(index, { internal: event.target.checked })}>inside</label>
      <button type="button" class="quiet small" aria-label="Add a line after line ${index + 1}"
        title="Add a line" @click=${() => this.#splice(index + 1, 0,
    { at: line.at, text: '', internal: false })}>${icon('plus')}</button>
      <button type="button" class="quiet small" aria-label="Remove line ${index + 1}"
        title="Remove" @click=${() => this.#splice(index, 1)}>${icon('cross')}</button></li>`;
  }

  #finished() {
    const { outside, published, publishedText } = this.review;
    const shownText = publishedText ?? outside;
    const why = refusal(this.room.actions, 'publish-review', 'review');
    return html`<div class="p1-both">
      <section aria-labelledby="p1-in"><h3 id="p1-in">In the house</h3>${read(this.review.text)}</section>
      <section aria-labelledby="p1-out"><h3 id="p1-out">${published ? 'What the customer reads'
    : 'What the customer would read'}</h3>${read(shownText)}</section></div>
      <div class="row"><span class="hint grow">${published
    ? 'Names are roles, lines from inside are left out.'
    : why || 'Names become roles, lines from inside are left out. Read it before you publish it.'}</span>
        ${published ? '' : html`<button type="button" class="primary" ?disabled=${why !== '' || this.busy}
          @click=${() => this.#publish()}>${icon('announce')}Publish to the customer</button>`}</div>`;
  }

  #edit(part) {
    this.text = { ...this.text, ...part };
    this.changed = true;
  }

  #editLine(index, part) {
    this.#edit({ account: this.text.account.with(index, { ...this.text.account[index], ...part }) });
  }

  #splice(index, remove, ...lines) {
    this.#edit({ account: this.text.account.toSpliced(index, remove, ...lines) });
  }

  #prevention() {
    return this.text.prevention.split('\n').map((step) => step.trim()).filter(Boolean);
  }

  async #keep() {
    const text = {
      account: this.text.account.filter((line) => line.text.trim()),
      findings: this.text.findings,
      prevention: this.#prevention(),
    };
    const path = `${this.path}/review`;
    const review = await change(this.#begun, { path, part: written, send: (options) => put(path, text, options) });
    this.changed = false;
    this.#show(review);
  }

  async #save(event) {
    event.preventDefault();
    await this.#do(() => this.#keep(), 'The review is kept.');
  }

  async #finish() {
    const { findings } = this.text;
    await ask({
      title: 'Finish the review',
      text: 'It cannot be changed afterwards. It is shown to the customer only when you publish it.',
      fields: findings.trim() ? [] : [
        { name: 'findings', label: 'Were the right steps taken', kind: 'area' }],
      action: 'Finish',
      run: async (values) => {
        if (values.findings) {
          this.#edit({ findings: values.findings });
        }
        await this.#keep();
        await post(`${this.path}/review`,
          { findings: this.text.findings, prevention: this.#prevention() });
        this.#show(await get(`${this.path}/review`));
      },
    });
    this.dispatchEvent(new CustomEvent('fixfirst-done'));
  }

  #publish() {
    return this.#do(async () => this.#show(await post(`${this.path}/review/publish`)),
      'The customer can read the review.');
  }

  async #do(work, sentence) {
    this.busy = true;
    try {
      await work();
      done(sentence);
      this.dispatchEvent(new CustomEvent('fixfirst-done'));
    } catch (error) {
      refused(error);
    } finally {
      this.busy = false;
    }
  }
}

function read(text) {
  return html`<ol class="p1-read">${text.account.map((line) => html`<li
      class=${line.internal ? 'p1-inside' : nothing}><time datetime=${line.at}>${moment(line.at)}</time>
      <span>${line.text}${line.internal ? html` <small>(inside)</small>` : ''}</span></li>`)}</ol>
    <p><strong>Findings.</strong> ${text.findings}</p>
    ${text.prevention.length ? html`<p><strong>What prevents the next one</strong></p>
      <ul>${text.prevention.map((step) => html`<li>${step}</li>`)}</ul>` : ''}`;
}

/** Instants in the viewer's time. */
function readable(text) {
  return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g, (instant) => moment(instant));
}

customElements.define('ff-p1-review', Review);
