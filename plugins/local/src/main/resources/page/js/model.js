/** What is known at present: the host's values, and each container with its facts and values. Filled by the stream, read by the views. */
import { plain } from './format.js';

const nameIn = (path) => path.slice(11, path.indexOf('.', 11));

export class Container {
  values = new Map();
  facts;
  /** Sums over interfaces and devices, made anew when values came. */
  rx; tx; read; write; stderr;

  constructor(facts) {
    this.facts = facts;
  }

  get name() { return this.facts.name; }
  get title() { return plain(this.facts.title ?? this.facts.name); }
  get running() { return this.facts.state === 'running' || this.facts.state === 'restarting' || this.facts.state === 'paused'; }
  get cpu() { return this.values.get('cpu.percent'); }
  get memory() { return this.values.get('memory.used_bytes'); }
  get memoryPercent() { return this.values.get('memory.used_percent'); }

  /** Of one kind of number, such as `network` and `rx_bytes`, over all its interfaces; undefined if there is none. */
  sum(kind, leaf) {
    let total;
    for (const [path, value] of this.values) {
      if (path.startsWith(kind) && path.endsWith(leaf)) total = (total ?? 0) + value;
    }
    return total;
  }

  derive() {
    this.rx = this.sum('network.', '.rx_bytes');
    this.tx = this.sum('network.', '.tx_bytes');
    this.read = this.sum('blockio.', '.read_bytes');
    this.write = this.sum('blockio.', '.write_bytes');
    this.stderr = this.values.get('logs.stderr.lines');
  }
}

export class Model {
  state = null;
  time = null;
  values = new Map();
  containers = new Map();
  /** The agent's clock less ours, in seconds. */
  skew = 0;

  get now() { return Date.now() / 1000 + this.skew; }
  get interval() { return this.state?.interval ?? 10; }
  get knowsAll() { return this.state?.access === 'all'; }

  /** All at once; says what a person should hear of. */
  snapshot(state) {
    const restarted = this.state !== null && this.state.agent.run !== state.agent.run;
    this.skew = state.now - Date.now() / 1000;
    this.state = state;
    this.time = state.now;
    this.values.clear();
    this.containers.clear();
    state.containers.forEach((facts) => this.containers.set(facts.name, new Container(facts)));
    this.#take(state.values);
    return { restarted };
  }

  delta(delta) {
    this.time = delta.time;
    delta.gone?.forEach((name) => this.containers.delete(name));
    delta.containers?.forEach((facts) => {
      const known = this.containers.get(facts.name);
      if (known) known.facts = facts;
      else this.containers.set(facts.name, new Container(facts));
    });
    for (const part of ['health', 'docker']) if (delta[part] !== undefined) this.state[part] = delta[part];
    if (delta.values) this.#take(delta.values);
  }

  #take(values) {
    const changed = new Set();
    for (const path in values) {
      const value = values[path];
      if (value === null && this.#isOfNobody(path)) continue;
      const owner = this.#owner(path);
      const map = owner ? owner.values : this.values;
      const key = owner ? path.slice(12 + owner.name.length) : path;
      if (value === null) map.delete(key);
      else map.set(key, value);
      if (owner) changed.add(owner);
    }
    changed.forEach((container) => container.derive());
  }

  /** What ended together with its container does not bring it back. */
  #isOfNobody(path) {
    return path.startsWith('containers.') && !this.containers.has(nameIn(path));
  }

  /** `containers.NAME.…` belongs to the container NAME. */
  #owner(path) {
    if (!path.startsWith('containers.')) return undefined;
    const name = nameIn(path);
    let container = this.containers.get(name);
    if (!container) this.containers.set(name, (container = new Container({ name })));
    return container;
  }

  /** The nodes that stand at a place of the host's paths: `filesystem` → rootfs, var. */
  nodes(kind) {
    const found = new Set();
    for (const path of this.values.keys()) if (path.startsWith(`${kind}.`)) found.add(path.split('.')[1]);
    return [...found];
  }
}
