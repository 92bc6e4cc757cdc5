/** Every interface of every container, with its other end on the host: the picture the first Dockerana was made for. And the host's own. */
import { h, text, attr, debounced } from './dom.js';
import { rate, perSecond, number, DASH } from './format.js';
import { past } from './api.js';
import { Spark, Trail } from './spark.js';
import { Table } from './table.js';
import { setting, remember, toContainer } from './settings.js';

const LEAVES = ['rx_bytes', 'tx_bytes', 'rx_packets', 'tx_packets', 'rx_errors', 'tx_errors', 'rx_dropped', 'tx_dropped'];

export class NetworkView {
  series = [`containers.*.network.*.{${LEAVES}}`, `network.*.{${LEAVES}}`, 'uptime_seconds'];
  #model; #range; #table;
  #trails = new Map();
  #search = h('input', { type: 'search', id: 'search', placeholder: 'container, interface, network, veth', 'aria-label': 'Search interfaces', title: 'Search (/)', autocomplete: 'off', spellcheck: 'false' });
  #count = h('span', { class: 'muted', role: 'status' });
  #empty = h('div', { class: 'empty', hidden: true }, h('p', {}, 'No interfaces to show.'), h('p', { class: 'muted' }, 'Containers that share the host’s network have none of their own.'));

  constructor(model, range) {
    this.#model = model;
    this.#range = range;
    this.#table = new Table({ label: 'Interfaces', columns: this.#columns(), key: (row) => row.path, sort: setting('network-sort', { column: 'rx', descending: true }),
      group: { of: (row) => row.network, rest: 'network not known', about: (rows) => `↓ ${rate(rows.reduce((sum, row) => sum + (row.rx_bytes ?? 0), 0))} · ↑ ${rate(rows.reduce((sum, row) => sum + (row.tx_bytes ?? 0), 0))}` },
      changed: (sort) => remember('network-sort', sort) });
    this.#table.sighted = debounced(200, (rows) => this.#load(rows));
    this.#search.addEventListener('input', () => this.update(true));
    this.element = h('div', { class: 'view network' }, h('h1', { class: 'hidden' }, 'Network'), h('section', { class: 'card' },
      h('div', { class: 'head' }, h('h2', {}, 'Interfaces by Docker network'), this.#count, h('span', { class: 'space' }), this.#search), this.#table.element, this.#empty));
  }

  #columns() {
    const number_ = (id, title, of, show) => ({ id, title, class: 'num', descending: true, value: of, make: () => null, show: (cell, row) => text(cell, show(of(row))) });
    const traffic = (id, title, leaf) => ({ id, title, class: `num ${id}`, descending: true, value: (row) => row[leaf],
      make: (cell) => { const parts = [h('span', { class: 'n' }), new Spark(72, 20)]; cell.append(h('div', { class: 'sparked' }, parts[0], parts[1].element)); return parts; },
      show: (cell, row, [value, spark]) => { text(value, rate(row[leaf])); const trail = this.#trails.get(row.path)?.[leaf]; if (trail) spark.draw(trail, this.#model.now); } });
    const faults = (id, title, rx, tx) => ({ id, title, class: 'num', descending: true, value: (row) => (row[rx] ?? 0) + (row[tx] ?? 0), make: () => null,
      show: (cell, row) => { const all = row[rx] === undefined ? undefined : row[rx] + (row[tx] ?? 0); text(cell, perSecond(all)); attr(cell, 'data-bad', all > 0 ? '' : null); } });
    return [
      { id: 'container', title: 'Container', class: 'name', value: (row) => row.title,
        make: (cell) => { const link = h('a'); cell.append(h('div', { class: 'clip' }, link)); return link; },
        show: (cell, row, link) => { text(link, row.title); attr(link, 'href', row.container ? toContainer(row.container) : '#/'); } },
      { id: 'interface', title: 'Interface', class: 'text', value: (row) => row.name, make: () => null, show: (cell, row) => text(cell, row.name) },
      { id: 'veth', title: 'On the host', class: 'text', value: (row) => row.veth, make: () => null, show: (cell, row) => text(cell, row.veth ?? DASH) },
      traffic('rx', 'Received', 'rx_bytes'), traffic('tx', 'Sent', 'tx_bytes'),
      number_('packets', 'Packets', (row) => (row.rx_packets === undefined ? undefined : row.rx_packets + (row.tx_packets ?? 0)), (value) => (value === undefined ? DASH : `${number(value)} /s`)),
      faults('errors', 'Errors', 'rx_errors', 'tx_errors'), faults('drops', 'Drops', 'rx_dropped', 'tx_dropped'),
    ];
  }

  #rows() {
    const rows = [];
    const take = (values, container, title, facts, prefix) => {
      const found = new Map();
      for (const [path, value] of values) {
        const [kind, node, leaf] = path.split('.');
        if (kind !== 'network') continue;
        if (!found.has(node)) {
          const { network, veth } = facts?.find((one) => one.name === node) ?? {};
          found.set(node, { container, title, name: node, network: container ? network : 'the host itself', veth: container ? veth : undefined, path: `${prefix}network.${node}` });
        }
        found.get(node)[leaf] = value;
      }
      rows.push(...found.values());
    };
    this.#model.containers.forEach((c) => take(c.values, c.name, c.title, c.facts.interfaces, `containers.${c.name}.`));
    take(this.#model.values, null, this.#model.state.host, null, '');
    const words = this.#search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    return rows.filter((row) => { const all = [row.title, row.name, row.network, row.veth].join('\n').toLowerCase(); return words.every((word) => all.includes(word)); });
  }

  update(now = false) {
    const rows = this.#rows();
    this.#table.update(rows, now === true);
    this.#table.element.hidden = rows.length === 0;
    this.#empty.hidden = rows.length > 0;
    text(this.#count, String(rows.length));
    return rows;
  }

  delta() {
    const rows = this.update();
    for (const row of rows) {
      const trails = this.#trails.get(row.path);
      if (trails) for (const leaf of ['rx_bytes', 'tx_bytes']) trails[leaf].add(this.#model.time, row[leaf]);
    }
  }

  snapshot() {
    this.#trails.clear();
    this.update();
    this.#load(this.#table.inSight ?? []);
  }

  ranged(range) {
    this.#range = range;
    this.snapshot();
  }

  show() {
    addEventListener('scroll', this.#table.scrolled, { passive: true });
    addEventListener('resize', this.#table.resized);
  }

  hide() {
    removeEventListener('scroll', this.#table.scrolled);
    removeEventListener('resize', this.#table.resized);
  }

  async #load(rows) {
    const fresh = rows.filter((row) => !this.#trails.has(row.path)).slice(0, 90);
    if (fresh.length === 0) return;
    fresh.forEach((row) => this.#trails.set(row.path, { rx_bytes: new Trail(this.#range), tx_bytes: new Trail(this.#range) }));
    const { series } = await past(fresh.map((row) => `${row.path}.{rx_bytes,tx_bytes}`), -this.#range, 60).catch(() => ({ series: [] }));
    for (const one of series) {
      const cut = one.path.lastIndexOf('.');
      this.#trails.get(one.path.slice(0, cut))?.[one.path.slice(cut + 1)]?.load(one);
    }
    this.update();
  }

  keys = { '/': () => this.#search.focus(), j: () => this.#table.step(1), k: () => this.#table.step(-1), ArrowDown: () => this.#table.step(1), ArrowUp: () => this.#table.step(-1) };
}
