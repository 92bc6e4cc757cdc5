/** The read API, by addresses relative to the page, so that it works below any path. */

export class Denied extends Error {}

export async function get(address, params = {}, signal = undefined) {
  const response = await fetch(address + query(params), { signal, headers: { Accept: 'application/json' } });
  if (response.ok) return response.json();
  const said = await response.json().catch(() => ({}));
  if (response.status === 401 || response.status === 403) throw new Denied(said.error ?? 'This needs the token.');
  throw new Error(said.error ?? `${response.status} ${response.statusText}`);
}

export function query(params) {
  const all = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== null && one !== '') all.append(name, one);
  }
  const text = all.toString();
  return text ? `?${text}` : '';
}

export const past = (path, from, points, signal) => get('api/series', { path, from, points }, signal);
export const events = (from, container) => get('api/events', { from, container }).then((answer) => answer.events);
export const logs = (params, signal) => get('api/logs', params, signal);
export const hostLogs = () => get('api/host-logs').then((answer) => answer.logs);
export const details = (name) => get(`api/containers/${encodeURIComponent(name)}`);
