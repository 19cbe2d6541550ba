/** What a page shows while it has nothing to show: empty, loading, failed. */
import { html } from 'lit';
import { icon } from './icons.js';

/** Nothing is there, and that is fine; says what would make something appear. */
export function empty(sentence, hint = '') {
  return html`<div class="empty">${icon('check')}<p>${sentence}</p>
    ${hint ? html`<p class="hint">${hint}</p>` : ''}</div>`;
}

/** Lines that hold the place until data arrives. */
export function loading(lines = 3) {
  return html`<div class="loading" role="status" aria-label="Loading">${
    Array.from({ length: lines }, () => html`<span class="bone"></span>`)}</div>`;
}

/** It could not be loaded, and why; with what is known from before, that stays on the page. */
export function failed(error, again) {
  const missing = error.status === 404;
  return html`<div class="failed" role="alert">${icon(missing ? 'search' : 'offline')}
    <p>${missing ? 'There is nothing here that you can see.' : error.message}</p>
    ${error.advice ? html`<p class="hint">${error.advice}</p>` : ''}
    ${again && !missing
    ? html`<button type="button" @click=${again}>Try again</button>` : ''}</div>`;
}

/** What a snapshot shows: its content, or its place, or why there is none. */
export function shown(snapshot, content, lines = 3) {
  if (snapshot.value !== null) {
    return content(snapshot.value);
  }
  return snapshot.error ? failed(snapshot.error, () => snapshot.refresh()) : loading(lines);
}
