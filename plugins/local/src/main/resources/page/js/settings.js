/** What a person chose, remembered by the browser; and what the address says, which goes before it. */

export const RANGES = [['5m', 300], ['15m', 900], ['1h', 3600], ['6h', 21600], ['24h', 86400], ['7d', 604800]];

const stored = (() => {
  try {
    return JSON.parse(localStorage.getItem('dockerana') ?? '{}');
  } catch {
    return {};
  }
})();

export function setting(name, otherwise) {
  return stored[name] ?? otherwise;
}

export function remember(name, value) {
  stored[name] = value;
  try {
    localStorage.setItem('dockerana', JSON.stringify(stored));
  } catch {
    // a browser that keeps nothing
  }
}

/** `#/c/web?sort=-cpu` → { view: 'container', name: 'web', params } */
export function route() {
  const [path, search = ''] = location.hash.replace(/^#/, '').split('?');
  const params = Object.fromEntries(new URLSearchParams(search));
  const parts = path.split('/').filter(Boolean);
  if (parts[0] === 'c' && parts[1]) return { view: 'container', name: safely(parts[1]), params };
  if (parts[0] === 'network' || parts[0] === 'agent') return { view: parts[0], params };
  return { view: 'overview', params };
}

function safely(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Changes the part behind the question mark, without a new entry in the history. */
export function address(changes) {
  const [path] = location.hash.split('?');
  const params = new URLSearchParams({ ...route().params, ...changes });
  for (const [name, value] of [...params]) if (value === '') params.delete(name);
  const text = params.toString();
  history.replaceState(history.state, '', `${path || '#/'}${text ? `?${text}` : ''}`);
}

export const toContainer = (name, params = {}) => `#/c/${encodeURIComponent(name)}${Object.keys(params).length ? `?${new URLSearchParams(params)}` : ''}`;
