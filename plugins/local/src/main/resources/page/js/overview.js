/** The first view: host, events, containers. */
import { h, text, attr, debounced, byId } from './dom.js';
import { plural } from './format.js';
import { past } from './api.js';
import { Trail } from './spark.js';
import { Tiles } from './tiles.js';
import { Lane } from './lane.js';
import { HostLogs } from './host-logs.js';
import { Table } from './table.js';
import { columns, group, matches } from './columns.js';
import { trouble } from './trouble.js';
import { setting, remember, address } from './settings.js';

const SHOWN = { running: 'Running', all: 'All', dead: 'Ended today' };
const DAY = 86400;

export class Overview {
  series = [...Tiles.series, 'containers.*.cpu.{percent,limit_percent}', 'containers.*.memory.{used_bytes,used_percent}', 'containers.*.network.*.{rx_bytes,tx_bytes}',
    'containers.*.blockio.*.{read_bytes,write_bytes}', 'containers.*.pids.current', 'containers.*.logs.stderr.lines'];
  #model; #happenings; #range; #table;
  #tiles = new Tiles();
  #lane = new Lane();
  #hostLogs;
  #trails = new Map();
  #words = [];
  #show = setting('show', 'running');
  #search = h('input', { type: 'search', id: 'search', placeholder: 'name, image, label; -without', 'aria-label': 'Search containers', title: 'Search (/)', autocomplete: 'off', spellcheck: 'false' });
  #count = h('span', { class: 'muted', role: 'status' });
  #empty = h('div', { class: 'empty', hidden: true });
  #sortBy = h('select', { 'aria-label': 'Sort by' });

  constructor(model, happenings, range) {
    this.#model = model;
    this.#happenings = happenings;
    this.#range = range;
    this.#hostLogs = new HostLogs(model);
    const all = columns(model, (c, what) => this.#trail(c, what));
    this.#table = new Table({
      label: 'Containers', columns: all, key: (c) => c.name, sort: setting('sort', { column: 'state', descending: false }),
      group: setting('grouped', true) ? group : null, closed: new Set(setting('closed', [])), changed: (sort) => this.#sorted(sort),
    });
    this.#table.sighted = debounced(200, (rows) => this.#load(rows));
    this.#search.addEventListener('input', () => this.#searched());
    this.#sortBy.append(...all.map((column) => h('option', { value: column.id }, column.title)));
    this.#sortBy.addEventListener('change', () => this.#table.by(this.#sortBy.value));
    this.element = h('div', { class: 'view overview' }, h('h1', { class: 'hidden' }, 'Overview'), this.#tiles.element, this.#lane.element, this.#hostLogs.element,
      h('section', { class: 'card containers', 'aria-labelledby': 'containers-title' }, this.#toolbar(), this.#table.element, this.#empty));
  }

  #toolbar() {
    const shows = h('div', { class: 'segments', role: 'group', 'aria-label': 'Which containers' }, Object.entries(SHOWN).map(([id, title]) =>
      h('button', { type: 'button', 'data-show': id, 'aria-pressed': id === this.#show, onclick: () => this.#shows(id) }, title)));
    const grouped = h('input', { type: 'checkbox', onchange: () => { remember('grouped', grouped.checked); this.#table.grouped = grouped.checked ? group : null; } });
    grouped.checked = setting('grouped', true);
    const turn = h('button', { type: 'button', class: 'icon', 'aria-label': 'Other way round', onclick: () => this.#table.by(this.#table.sort.column) }, '↕');
    return h('div', { class: 'head' }, h('h2', { id: 'containers-title' }, 'Containers'), this.#count, h('span', { class: 'space' }), this.#search, shows,
      h('label', { class: 'check' }, grouped, 'by project'), h('span', { class: 'narrow' }, this.#sortBy, turn));
  }

  show(params) {
    if (params.q !== undefined) this.#search.value = params.q;
    if (params.sort) this.#table.by(params.sort.replace(/^-/, ''), params.sort.startsWith('-'));
    this.#searched();
    addEventListener('scroll', this.#table.scrolled, { passive: true });
    addEventListener('resize', this.#table.resized);
  }

  hide() {
    removeEventListener('scroll', this.#table.scrolled);
    removeEventListener('resize', this.#table.resized);
  }

  ranged(range) {
    this.#range = range;
    this.snapshot();
  }

  snapshot() {
    this.#trails.clear();
    this.#tiles.load(this.#model, this.#range).catch(() => {});
    this.update();
    this.logs();
    this.#load(this.#table.inSight ?? []);
  }

  delta() {
    for (const [name, trails] of this.#trails) {
      const c = this.#model.containers.get(name);
      for (const what of ['cpu', 'memory']) if (c) trails[what].add(this.#model.time, c[what]);
    }
    this.update(true);
  }

  update(live = false) {
    this.#tiles.update(this.#model, live);
    if (!live) this.lane();
    this.#rows();
  }

  lane() {
    this.#lane.update(this.#happenings, this.#model.now, this.#range);
  }

  logs() {
    this.#hostLogs.load().catch(() => {});
  }

  #rows(now = false) {
    const all = [...this.#model.containers.values()];
    const shown = all.filter((c) => this.#wanted(c) && matches(c, this.#words));
    this.#table.update(shown, now);
    this.#sortBy.value = this.#table.sort.column;
    text(this.#count, shown.length === all.length ? `${all.length}` : `${shown.length} of ${all.length}`);
    this.#nothing(all, shown);
  }

  #wanted(c) {
    if (this.#show === 'all') return true;
    if (this.#show === 'dead') return !c.running && c.facts.finishedAt > this.#model.now - DAY;
    return c.running || trouble(c, this.#model.now)[0] > 1;
  }

  #nothing(all, shown) {
    this.#table.element.hidden = shown.length === 0;
    this.#empty.hidden = shown.length > 0;
    const docker = this.#model.state.docker;
    const say = (...parts) => this.#empty.replaceChildren(...parts);
    const key = [shown.length > 0, all.length, this.#words.join(' '), this.#show, docker?.state].join();
    if (shown.length > 0 || this.#empty.key === key) return;
    this.#empty.key = key;
    if (docker && docker.state === 'unreachable') say(h('p', {}, 'No containers are known while Docker cannot be reached.'));
    else if (!docker || docker.state === 'absent') say(h('p', {}, 'This agent does not look at Docker.'), h('p', { class: 'muted' }, 'Containers appear once a source such as container-stats is configured.'));
    else if (all.length === 0) say(h('p', {}, 'No containers yet.'), h('p', { class: 'muted' }, 'They appear here by themselves within a second of being started.'));
    else if (this.#words.length > 0) say(h('p', {}, 'No container matches the search.'), h('button', { type: 'button', onclick: () => { this.#search.value = ''; this.#searched(); } }, 'Clear the search'));
    else say(h('p', {}, this.#show === 'dead' ? 'No container ended today.' : `No containers running. ${plural(all.length, 'stopped one', 'stopped ones')}.`), h('button', { type: 'button', onclick: () => this.#shows('all') }, 'Show all'));
  }

  #shows(which) {
    remember('show', (this.#show = which));
    this.element.querySelectorAll('[data-show]').forEach((button) => attr(button, 'aria-pressed', String(button.dataset.show === which)));
    this.#rows(true);
  }

  #searched() {
    const words = this.#search.value.trim().toLowerCase();
    this.#words = words.split(/\s+/).filter(Boolean);
    address({ q: words });
    if (this.#model.state) this.#rows(true);
  }

  #sorted(sort) {
    remember('sort', sort);
    remember('closed', [...this.#table.closed]);
    address({ sort: (sort.descending ? '-' : '') + sort.column });
  }

  #trail(c, what) {
    const trail = this.#trails.get(c.name)?.[what];
    if (trail) trail.now = this.#model.now;
    return trail;
  }

  /** The past of the rows in sight, of those where it is not known yet. */
  async #load(rows) {
    const names = rows.map((c) => c.name).filter((name) => !this.#trails.has(name)).slice(0, 90);
    if (names.length === 0 || !this.#model.state) return;
    names.forEach((name) => this.#trails.set(name, { cpu: new Trail(this.#range), memory: new Trail(this.#range) }));
    const { series } = await past([`containers.{${names}}.{cpu.percent,memory.used_bytes}`], -this.#range, 60).catch(() => ({ series: [] }));
    for (const one of series) {
      const [, name, kind] = one.path.split('.');
      this.#trails.get(name)?.[kind].load(one);
    }
    this.#table.update([...this.#model.containers.values()].filter((c) => this.#wanted(c) && matches(c, this.#words)));
  }

  keys = {
    '/': () => byId('search').focus(), h: () => this.#hostLogs.focus(),
    j: () => this.#table.step(1), k: () => this.#table.step(-1), ArrowDown: () => this.#table.step(1), ArrowUp: () => this.#table.step(-1),
    's c': () => this.#table.by('cpu'), 's m': () => this.#table.by('memory'), 's n': () => this.#table.by('name'), 's s': () => this.#table.by('state'),
    's w': () => this.#table.by('network'), 's d': () => this.#table.by('disk'), 's u': () => this.#table.by('uptime'), 's r': () => this.#table.by('restarts'), 's e': () => this.#table.by('stderr'),
  };
}
