/** The readings of one metric as a line, with the limits at which it is noticed and alarms. */
import { html } from 'lit';
import { Part } from '../../parts/page.js';
import { moment } from '../../parts/times.js';

let echarts = null;

/** `<ff-readings .series=${{metric, points}} .rule=${rule} since=...>`: drawn again when it changes. */
class Readings extends Part {
  static properties = { series: { attribute: false }, rule: { attribute: false }, since: {} };

  #chart = null;
  #observer = new ResizeObserver(() => this.#chart?.resize());
  #onTheme = () => this.#draw();

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('fixfirst-theme', this.#onTheme);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('fixfirst-theme', this.#onTheme);
    this.#observer.disconnect();
    this.#chart?.dispose();
    this.#chart = null;
  }

  render() {
    return html`<figure class="dev-chart"><figcaption>${this.#caption()}</figcaption>
      <div class="dev-canvas" role="img" aria-label=${this.#words()}></div></figure>`;
  }

  updated() {
    this.#draw();
  }

  #caption() {
    const last = this.series.points.at(-1);
    return html`<strong>${this.series.metric}</strong>
      <span class="hint">${number(last.value)} at ${moment(last.at)}</span>`;
  }

  /** What the picture shows, for who does not see it. */
  #words() {
    const { metric, points } = this.series;
    const low = Math.min(...points.map((each) => each.low));
    const high = Math.max(...points.map((each) => each.high));
    const limits = this.rule ? ` Noticed from ${this.rule.notice ?? 'nothing'}, alarm from ${this.rule.alarm}.` : '';
    return `${metric}: ${number(points.at(-1).value)} now, ${number(low)} to ${number(high)} since ${
      moment(points[0].at)}.${limits}`;
  }

  async #draw() {
    echarts ??= import('echarts');
    const { init } = await echarts;
    const place = this.querySelector('.dev-canvas');
    if (!place || !this.isConnected) {
      return;
    }
    if (!this.#chart) {
      this.#chart = init(place, null, { renderer: 'canvas' });
      this.#observer.observe(place);
    }
    const style = getComputedStyle(document.documentElement);
    const color = (name) => style.getPropertyValue(`--${name}`).trim();
    const { points } = this.series;
    const limits = [
      ['Noticed', this.rule?.notice, color('warn')], ['Alarm', this.rule?.alarm, color('bad')],
    ].filter(([, value]) => value !== undefined && value !== null);
    const peaks = points.some((each) => each.high > each.value)
      ? [{ type: 'line', name: 'highest', showSymbol: false, silent: true, lineStyle: { width: 1, type: 'dotted' },
        color: color('muted'), data: points.map((each) => [each.at, each.high]) }] : [];
    this.#chart.setOption({
      animation: false,
      textStyle: { fontFamily: style.fontFamily },
      grid: { left: 48, right: 84, top: 12, bottom: 28 },
      tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: number },
      xAxis: { type: 'time', min: this.since ? Math.max(Date.parse(this.since), Date.parse(points[0].at) - 600_000)
        : undefined, axisLabel: { color: color('muted'), hideOverlap: true },
      axisLine: { lineStyle: { color: color('line-strong') } } },
      yAxis: { type: 'value', scale: true, axisLabel: { color: color('muted') },
        splitLine: { lineStyle: { color: color('line') } },
        min: (span) => Math.min(span.min, ...limits.map(([, value]) => value)),
        max: (span) => Math.max(span.max, ...limits.map(([, value]) => value)) },
      series: [{ type: 'line', name: this.series.metric, showSymbol: points.length < 3, color: color('accent'),
        data: points.map((each) => [each.at, each.value]),
        markLine: { symbol: 'none', silent: true, animation: false, data: limits.map(([name, value, of]) => ({
          yAxis: value, lineStyle: { color: of, type: 'dashed' },
          label: { formatter: `${name} ${value}`, color: of, position: 'end' } })) } }, ...peaks],
    }, true);
  }
}

function number(value) {
  return new Intl.NumberFormat(navigator.language, { maximumSignificantDigits: 4 }).format(value);
}

customElements.define('ff-readings', Readings);
