/** Asks the API, which is the only way to data. */

/** What the server refused, or that it did not answer. `problem` is its RFC 9457 document. */
export class ApiError extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? 'The server does not answer.');
    this.status = status;
    this.problem = problem ?? {};
  }

  /** Whether it may go well a little later, and nobody has to do anything. */
  get passes() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  get advice() {
    return this.problem.advice ?? '';
  }
}

export const get = (path, options) => ask('GET', path, undefined, options);
export const post = (path, body = {}, options) => ask('POST', path, body, options);
export const put = (path, body, options) => ask('PUT', path, body, options);
export const del = (path, options) => ask('DELETE', path, undefined, options);

/** All items of a list, page after page, at most `max`. */
export async function all(path, { max = 5000, ...options } = {}) {
  const items = [];
  let cursor = '';
  do {
    const join = path.includes('?') ? '&' : '?';
    const page = await get(
      `${path}${join}limit=500${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`, options);
    items.push(...page.items);
    cursor = page.cursor ?? '';
  } while (cursor && items.length < max);
  return items;
}

/** A query string of what has a value. */
export function query(parameters) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') {
      search.set(name, Array.isArray(value) ? value.join(',') : value);
    }
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

async function ask(method, path, body, { signal, headers } = {}) {
  const request = { method, signal, headers: { Accept: 'application/json', ...headers } };
  if (body !== undefined) {
    request.headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(body);
  }
  if (method === 'POST') {
    request.headers['Idempotency-Key'] ??= crypto.randomUUID();
  }
  let response;
  try {
    response = await fetch(path, request);
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new ApiError(0, null);
  }
  if (response.status === 401) {
    window.dispatchEvent(new CustomEvent('fixfirst-signed-out'));
  }
  const text = await response.text();
  const content = text && /json/.test(response.headers.get('Content-Type') ?? '')
    ? JSON.parse(text) : null;
  if (!response.ok) {
    throw new ApiError(response.status, content);
  }
  return content;
}
