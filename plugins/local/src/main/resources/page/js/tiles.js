/** The host at a glance: each number with its short past. */
import { h, text, attr } from './dom.js';
import { percent, bytes, rate, number, duration, plural, DASH } from './format.js';
import { Spark, Trail } from './spark.js';
import { past } from './api.js';

const sum = (model, kind, leaf, but = () => false) => {
  let total;
  for (const node of model.nodes(kind)) {
    const value = model.values.get(`${kind}.${node}.${leaf}`);
    if (value !== undefined && !but(node)) total = (total ?? 0) + value;
  }
  return total;
};
const loopback = (node) => node === 'lo';
const of = (path) => (model) => model.values.get(path);

/** The filesystem with the least room left. */
function fullest(model) {
  return model.nodes('filesystem').map((mount) => ({ mount, used: model.values.get(`filesystem.${mount}.used_percent`) })).sort((a, b) => (b.used ?? -1) - (a.used ?? -1))[0];
}

/** Seconds until nothing is left if it goes on as in the past, by least squares; undefined if it does not fill. */
export function timeToFull({ start, step, average }, available) {
  const points = average.map((value, i) => [start + i * step, value]).filter(([, value]) => value !== null);
  if (points.length < 6) return undefined;
  const mean = (pick) => points.reduce((total, point) => total + pick(point), 0) / points.length;
  const [x, y] = [mean((p) => p[0]), mean((p) => p[1])];
  const slope = points.reduce((t, p) => t + (p[0] - x) * (p[1] - y), 0) / points.reduce((t, p) => t + (p[0] - x) ** 2, 0);
  return slope > 1 && available / slope < 90 * 86400 ? available / slope : undefined;
}

const TILES = [
  { id: 'cpu', title: 'CPU', top: 100, value: of('cpu.used'), show: percent, bad: (v) => v > 90, paths: ['cpu.used'],
    sub: (m) => `${number(m.values.get('cpu.cores'))} cores · wait ${percent(m.values.get('cpu.iowait'))}` },
  { id: 'load', title: 'Load', value: of('load.1m'), show: number, bad: (v, m) => v > 2 * m.values.get('cpu.cores'), paths: ['load.1m'],
    sub: (m) => `5 m ${number(m.values.get('load.5m'))} · 15 m ${number(m.values.get('load.15m'))}` },
  { id: 'memory', title: 'Memory', top: 100, value: of('memory.used_percent'), show: percent, bad: (v) => v > 92, paths: ['memory.used_percent'],
    sub: (m) => `${bytes(m.values.get('memory.used_bytes'))} of ${bytes(m.values.get('memory.total_bytes'))}` },
  { id: 'swap', title: 'Swap', value: of('swap.used_bytes'), show: bytes, paths: ['swap.used_bytes'],
    sub: (m) => (m.values.get('swap.total_bytes') ? `of ${bytes(m.values.get('swap.total_bytes'))}` : 'none configured') },
  { id: 'filesystem', title: 'Fullest filesystem', top: 100, value: (m) => fullest(m)?.used, show: percent, bad: (v) => v > 90, paths: ['filesystem.*.used_percent'],
    sub: (m, tile) => { const { mount } = fullest(m) ?? {}; return mount ? `${mount === 'rootfs' ? '/' : mount} · ${tile.full ? `full in ${duration(tile.full)}` : `${bytes(m.values.get(`filesystem.${mount}.available_bytes`))} free`}` : DASH; } },
  { id: 'network', title: 'Network', value: (m) => sum(m, 'network', 'rx_bytes', loopback), show: (v) => `↓ ${rate(v)}`, paths: ['network.*.rx_bytes'], but: 'network.lo.rx_bytes',
    sub: (m) => `↑ ${rate(sum(m, 'network', 'tx_bytes', loopback))}` },
  { id: 'disk', title: 'Disk', value: (m) => sum(m, 'disk', 'write_bytes'), show: (v) => `W ${rate(v)}`, paths: ['disk.*.write_bytes'],
    sub: (m) => `R ${rate(sum(m, 'disk', 'read_bytes'))}` },
  { id: 'pressure', title: 'Pressure', value: (m) => worst(m), show: (v) => percent(v), bad: (v) => v > 40, paths: ['pressure.*.some_seconds'], optional: true,
    sub: (m) => `CPU ${percent(stalled(m, 'cpu'))} · mem ${percent(stalled(m, 'memory'))} · disk ${percent(stalled(m, 'io'))}` },
  { id: 'containers', title: 'Containers', value: (m) => (m.state.docker?.state === 'ok' ? count(m, 'state', 'running') : undefined), show: (v) => (v === undefined ? DASH : `${v} running`),
    paths: ['docker.containers.running'], bad: (v, m) => ill(m) > 0,
    sub: (m) => { if (m.state.docker?.state !== 'ok') return 'Docker is not seen'; const [sick, again] = [count(m, 'health', 'unhealthy'), count(m, 'state', 'restarting')]; return sick + again > 0 ? [sick && `${sick} unhealthy`, again && `${again} restarting`].filter(Boolean).join(' · ') : `${m.containers.size} in all · none in trouble`; } },
  { id: 'outputs', title: 'Outputs', value: (m) => sinks(m), show: (all) => (all?.length ? (behind(all).length === 0 ? 'all ok' : plural(behind(all).length, 'in trouble', 'in trouble')) : DASH), bad: (all) => all?.some((s) => s.level === 'failed'), paths: [], link: '#/agent',
    sub: (m) => sinks(m).map((s) => `${s.id} ${s.level === 'failed' ? 'down' : s.level === 'degraded' || s.lagSeconds > 60 ? 'behind' : 'ok'}`).join(' · ') },
];
const stalled = (m, what) => { const value = m.values.get(`pressure.${what}.some_seconds`); return value === undefined ? undefined : value * 100; };
const worst = (m) => { const all = ['cpu', 'memory', 'io'].map((what) => stalled(m, what)).filter((v) => v !== undefined); return all.length ? Math.max(...all) : undefined; };
const count = (m, fact, is) => [...m.containers.values()].filter((c) => c.facts[fact] === is).length;
const ill = (m) => count(m, 'health', 'unhealthy') + count(m, 'state', 'restarting');
const sinks = (m) => (m.state.health?.parts ?? []).filter((part) => part.role === 'sink');
const behind = (all) => all.filter((s) => s.level !== 'ok' || s.lagSeconds > 60);

export class Tiles {
  /** What the stream has to bring for them. */
  static series = ['uptime_seconds', 'cpu.{used,cores,iowait}', 'load.*', 'memory.{used_bytes,total_bytes,used_percent}', 'swap.{used_bytes,total_bytes}', 'filesystem.*.{used_percent,available_bytes}', 'network.*.{rx_bytes,tx_bytes}', 'disk.*.{read_bytes,write_bytes}', 'docker.containers.running', 'pressure.*.some_seconds'];
  #tiles;
  #mount;

  constructor() {
    this.#tiles = TILES.map((tile) => {
      const parts = { big: h('strong'), small: h('small', { class: 'clip' }), spark: new Spark(160, 30) };
      const inside = [h('span', { class: 'label' }, tile.title), parts.big, parts.small, tile.paths.length > 0 && parts.spark.element];
      return { ...tile, ...parts, element: tile.link ? h('a', { class: 'tile', href: tile.link, 'data-tile': tile.id }, inside) : h('div', { class: 'tile', 'data-tile': tile.id }, inside) };
    });
    this.element = h('section', { class: 'tiles', 'aria-label': 'Host' }, this.#tiles.map((tile) => tile.element));
  }

  /** The past of the range that is shown, and how fast the fullest filesystem fills. */
  async load(model, range) {
    this.#tiles.forEach((tile) => (tile.trail = new Trail(range)));
    const answer = await past(this.#tiles.flatMap((tile) => tile.paths), -range, 60);
    for (const tile of this.#tiles) {
      const mine = answer.series.filter((one) => tile.paths.some((path) => one.path.split('.')[0] === path.split('.')[0] && one.path.endsWith(path.split('.').pop())) && one.path !== tile.but);
      if (mine.length > 0) tile.trail.load(tile.id === 'filesystem' ? mine.find((one) => one.path.includes(`.${fullest(model)?.mount}.`)) ?? mine[0] : tile.id === 'pressure' ? times100(greatest(mine)) : added(mine));
    }
    this.update(model);
    await this.#filling(model);
  }

  async #filling(model) {
    const { mount } = fullest(model) ?? {};
    if (!mount || mount === this.#mount) return;
    this.#mount = mount;
    const { series: [used] } = await past(`filesystem.${mount}.used_bytes`, -21600, 72);
    const tile = this.#tiles.find((one) => one.id === 'filesystem');
    tile.full = used && timeToFull(used, model.values.get(`filesystem.${mount}.available_bytes`));
    this.update(model);
  }

  update(model, live = false) {
    for (const tile of this.#tiles) {
      const value = tile.value(model);
      if (tile.optional) tile.element.hidden = value === undefined;
      text(tile.big, tile.show(value));
      text(tile.small, tile.sub(model, tile));
      attr(tile.element, 'data-bad', value !== undefined && tile.bad?.(value, model) ? '' : null);
      if (tile.trail && live) tile.trail.add(model.time, typeof value === 'number' ? value : undefined);
      if (tile.trail) tile.spark.draw(tile.trail, model.now, tile.top);
    }
  }
}

/** Several series of the same times as one. */
function together([first, ...others], join) {
  const average = first.average.map((value, i) => others.reduce((all, other) => {
    const more = other.average[i + (first.start - other.start) / first.step] ?? null;
    return more === null ? all : all === null ? more : join(all, more);
  }, value));
  return { ...first, average };
}
const added = (series) => together(series, (a, b) => a + b);
const greatest = (series) => together(series, Math.max);
const times100 = (one) => ({ ...one, average: one.average.map((value) => (value === null ? null : value * 100)) });
