/** Times and durations as people say them, in the viewer's zone. */
import { html } from 'lit';
import { now, everySecond } from '../clock.js';
import { Part } from './page.js';

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const formats = new Map();

function format(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(navigator.language, { timeZone: zone, ...options }));
  }
  return formats.get(key);
}

const HOUR = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const DAY = { weekday: 'short', day: 'numeric', month: 'short' };

/** The viewer's time zone. */
export function zone() {
  return ZONE;
}

/** Whether two instants are on one day of a zone. */
export function sameDay(a, b, of = ZONE) {
  const day = format(of, { year: 'numeric', month: 'numeric', day: 'numeric' });
  return day.format(new Date(a)) === day.format(new Date(b));
}

/** A moment: the hour alone today, else with the day. */
export function moment(instant, of = ZONE) {
  const time = typeof instant === 'string' ? Date.parse(instant) : instant;
  const hour = format(of, HOUR).format(time);
  return sameDay(time, now(), of) ? hour : `${format(of, DAY).format(time)} ${hour}`;
}

/** The hour with seconds. */
export function exact(instant, of = ZONE) {
  return format(of, { ...HOUR, second: '2-digit' }).format(new Date(instant));
}

/** A day. */
export function day(instant, of = ZONE) {
  return format(of, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(instant));
}

/** A moment in full, with its zone; where the tenant's zone differs, both. */
export function inFull(instant, tenantZone = ZONE) {
  const full = { dateStyle: 'full', timeStyle: 'medium' };
  const own = `${format(ZONE, full).format(new Date(instant))} (${ZONE})`;
  return tenantZone === ZONE
    ? own : `${own}\n${format(tenantZone, full).format(new Date(instant))} (${tenantZone})`;
}

/** A moment, with the tenant's hour beside it where their zone says another one. */
export function besides(instant, tenantZone = ZONE) {
  const own = format(ZONE, HOUR).format(new Date(instant));
  const theirs = format(tenantZone, HOUR).format(new Date(instant));
  return own === theirs ? moment(instant) : `${moment(instant)} (${theirs} there)`;
}

/** A duration of milliseconds in two units at most: `2 d 4 h`, `35 min`, `20 s`. */
export function span(millis) {
  const seconds = Math.max(0, Math.floor(Math.abs(millis) / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) {
    return hours % 24 ? `${days} d ${hours % 24} h` : `${days} d`;
  }
  if (hours > 0) {
    return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  }
  return minutes > 0 ? `${minutes} min` : `${seconds} s`;
}

/** The milliseconds of an ISO 8601 duration, `PT1H30M`. */
export function millisOf(iso) {
  const found = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(iso);
  if (!found) {
    return NaN;
  }
  const [, minus, days, hours, minutes, seconds] = found;
  const sum = (((Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0)) * 60
      + Number(seconds ?? 0)) * 1000;
  return minus ? -sum : sum;
}

/** A duration written in ISO 8601, in words. */
export function spanOf(iso) {
  return span(millisOf(iso));
}

/**
 * Time since or until an instant, which goes on by itself: `<ff-ago at="..."></ff-ago>` says
 * "12 min", with `until` "in 12 min" or "12 min late".
 */
class Ago extends Part {
  static properties = {
    at: {},
    until: { type: Boolean },
    zone: {},
  };

  #stop = null;

  connectedCallback() {
    super.connectedCallback();
    this.#stop = everySecond(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
  }

  #text() {
    const left = Date.parse(this.at) - now();
    if (!this.until) {
      return span(-left);
    }
    return left >= 0 ? `in ${span(left)}` : `${span(left)} late`;
  }

  render() {
    if (!this.at) {
      return '';
    }
    const late = this.until && Date.parse(this.at) < now();
    return html`<time class=${late ? 'late' : ''} datetime=${this.at}
        title=${inFull(this.at, this.zone || undefined)}>${this.#text()}</time>`;
  }
}

customElements.define('ff-ago', Ago);
