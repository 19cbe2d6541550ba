/** One run: how far it is, then what came of it. */
import { html } from 'lit';
import { empty } from '../../parts/states.js';
import { icon } from '../../parts/icons.js';
import { moment } from '../../parts/times.js';
import { router } from '../../router.js';
import { RUNS, daysOf, isOver, progress, stateOf, verdict } from './words.js';

/**
 * @param {{again: Function, remove: Function}} does what its buttons do
 */
export function oneRun(run, runs, does) {
  const { id } = run;
  const others = runs.filter((one) => one.id !== id && one.state === 'done');
  return html`<div class="page-head"><h1>${run.name}</h1>${stateOf(run)}${verdict(run)}
      <span class="grow"></span><a href="/console/planner">All simulations</a>
      ${run.state === 'done' && others.length > 0 ? html`<select aria-label="Compare with"
        @change=${(event) => router.go(`/console/planner/compare/${event.target.value}/${id}`)}>
        <option value="">Compare with…</option>${others.map((one) =>
    html`<option value=${one.id}>${one.name}</option>`)}</select>` : ''}
      <button type="button" @click=${() => does.again(run)}>Change and run again</button>
      <button type="button" @click=${() => does.remove(run)}>${isOver(run) ? 'Delete' : 'Cancel'}</button></div>
    <section class="panel"><dl class="planner-facts">
      ${fact('Scenario', run.versus ? `${run.scenario} beside ${run.fromNow ? 'itself, changed' : run.versus}` : run.scenario)}
      ${fact('Begins', run.fromNow ? `with the live desk of ${moment(run.fromNow)}` : 'at its own start')}
      ${fact('Horizon', `${daysOf(run.horizon)} days`)}${fact('Replications', `${run.done} of ${run.replications}`)}
      ${fact('Seed', run.seed)}${fact('Commit', run.commit.slice(0, 12))}
      ${fact('Took', `${run.seconds.toFixed(1)} s`)}
      ${run.digest ? fact('Digest', html`<code title=${run.digest}>${run.digest.slice(0, 23)}…</code>`) : ''}
    </dl></section>
    ${run.unjudged ? html`<p class="hint planner-unjudged">${icon('alert')}No judge watched it: ${run.unjudged}</p>` : ''}
    ${run.state === 'done' ? html`<p class="row"><a href="${RUNS}/${id}/report" target="_blank"
          rel="noopener">The report alone</a><a href="${RUNS}/${id}/results" download="${run.scenario}.json">
          Results as JSON</a></p>
        <iframe class="planner-report" title="Report of ${run.name}" sandbox="allow-scripts"
          src="${RUNS}/${id}/report"></iframe>`
    : isOver(run) ? html`<section class="panel">${run.error
      ? html`<p class="form-error" role="alert">${run.error}</p>` : empty('It was cancelled.')}</section>`
      : html`<section class="panel planner-progress"><p role="status">${run.state === 'queued'
        ? 'It begins when those before it have ended.'
        : `${run.done} of at most ${run.replications} replications, ${run.seconds.toFixed(0)} s`}</p>
          ${progress(run)}</section>`}`;
}

function fact(name, value) {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}
