/** The bar above the wall: a quiet button while it is live, and a slider while it shows the past. */
import { html } from 'lit';
import { icon } from '../../parts/icons.js';
import { inFull, moment as said, span } from '../../parts/times.js';
import { liveNow } from '../../clock.js';
import { REACHES } from './look-back.js';

/** What is shown of a look back. */
export function pastBar(back) {
  if (back.moment === null) {
    return html`<div class="past-begin"><button type="button" class="quiet small"
      @click=${() => back.begin()} title="Look back in time (t)">${icon('clock')}Look back</button></div>`;
  }
  return html`<section class="past" aria-label="Looking back">
    <p class="past-word" role="status">${icon('clock')}<strong>As it was ${full(back.moment)}</strong>
      <span>${span(liveNow() - back.moment)} ago. Nothing can be done here.</span></p>
    <div class="row past-row">
      <button type="button" class="small" @click=${() => back.move(-1)} title="A step earlier (,)"
        aria-label="A step earlier">‹</button>
      <label class="visually-hidden" for="past-slider">Moment</label>
      <input id="past-slider" class="grow" type="range" min=${back.first} max=${back.last}
        step="1000" .value=${String(back.moment)} aria-valuetext=${full(back.moment)}
        @input=${(event) => back.go(Number(event.target.value))}
        @keydown=${(event) => onKey(event, back)}>
      <button type="button" class="small" @click=${() => back.move(1)} title="A step later (.)"
        aria-label="A step later">›</button>
      <label class="visually-hidden" for="past-reach">How far back</label>
      <select id="past-reach" @change=${(event) => back.cover(Number(event.target.value))}>
        ${REACHES.map(([word, millis]) => html`<option value=${millis}
          ?selected=${millis === back.reach}>${word}</option>`)}</select>
      <button type="button" class="primary" @click=${() => back.toLive()}>Back to live
        <kbd aria-hidden="true">Esc</kbd></button>
    </div>
    <div class="past-ends hint" aria-hidden="true"><span>${said(back.first, undefined)}</span>
      <span>${said(back.last, undefined)}</span></div>
  </section>`;
}

function full(moment) {
  return inFull(moment).split('\n')[0].replace(/ \([^)]*\)$/, '');
}

/** Arrows move by a step of the whole; the escape key leaves the slider and the past. */
function onKey(event, back) {
  const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
  if (event.key in steps) {
    event.preventDefault();
    back.move(steps[event.key]);
  } else if (event.key === 'Escape') {
    event.preventDefault();
    back.toLive();
  }
}
