/** One container: its charts over one line of time, its log, events and facts. */
import { h, icon, text, attr } from './dom.js';
import { percent, bytes, rate, duration, clock, perSecond, plain, plural, DASH } from './format.js';
import { past, details, hostLogs, Denied } from './api.js';
import { Chart } from './chart.js';
import { ChartGroup } from './chart-group.js';
import { LogPanel } from './logs.js';
import { Happenings, eventItems } from './lane.js';
import { tokenForm } from './notices.js';
import { trouble } from './trouble.js';
import { chartsOf } from './container-charts.js';

export class ContainerView {
  #model; #name; #range; #panel;
  #happenings = new Happenings();
  #group = new ChartGroup((moment) => this.#around(moment));
  #grid = h('div', { class: 'charts' });
  #kinds = '';
  #title = h('h1');
  #badge = h('span', { class: 'badge big' }, icon('running'), h('span'));
  #facts = h('dl', { class: 'facts' });
  #reset = h('button', { type: 'button', hidden: true, onclick: () => this.#group.zoom(null) }, 'Whole range (Esc)');
  #tabs; #panes;
  #events = h('ol', { class: 'events' });
  #info = h('div', { class: 'info' });
  #told = 0;
  /** Logs of the machine itself are shown in the same way, under their names. */
  #ofMachine;
  #back = h('a', { href: '#/', class: 'back' });

  constructor(model, name, range) {
    this.#model = model;
    this.#name = name;
    this.#range = range;
    this.#ofMachine = name.startsWith('/');
    this.series = [`containers.${name}.**`, 'uptime_seconds'];
    this.log = name;
    this.#panel = new LogPanel(name, model);
    this.#group.onzoom = (zoomed) => (this.#reset.hidden = zoomed === null);
    this.#panes = { Log: this.#panel.element, Events: this.#events, Info: this.#info };
    this.#tabs = h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'About this container' }, Object.keys(this.#panes).map((title) =>
      h('button', { type: 'button', role: 'tab', id: `tab-${title}`, 'aria-controls': `pane-${title}`, onclick: () => this.#tab(title), onkeydown: (event) => this.#tabKey(event) }, title)));
    Object.entries(this.#panes).forEach(([title, pane], i) => {
      if (i > 0) this.#panes[title] = pane = h('div', {}, pane);
      for (const [name_, value] of Object.entries({ role: 'tabpanel', id: `pane-${title}`, 'aria-labelledby': `tab-${title}` })) pane.setAttribute(name_, value);
    });
    this.element = h('div', { class: 'view detail' },
      h('div', { class: 'title' }, this.#back, this.#title, this.#badge, h('span', { class: 'space' }), this.#reset), this.#facts, this.#group.since, this.#grid,
      h('section', { class: 'card' }, this.#tabs, Object.values(this.#panes)));
    this.#tab('Log');
  }

  show(params) {
    if (params.at) this.#moment = Number(params.at);
    this.#panel.load(this.#moment ?? null);
    if (this.#moment) this.#panel.reveal();
  }
  #moment = null;

  hide() { this.#group.close(); }

  ranged(range) {
    this.#range = range;
    this.#group.zoom(null);
    this.snapshot();
  }

  get #span() { return this.#group.span(this.#model.now, this.#range); }
  get #container() { return this.#model.containers.get(this.#name); }

  /** Everything anew: after the first snapshot, after a break, with another range. */
  async snapshot() {
    this.update();
    const [{ series }] = await Promise.all([past(`containers.${this.#name}.**`, -this.#range, 600).catch(() => ({ series: [] })),
      this.#happenings.load(this.#range, this.#name).catch(() => {}), this.#isOfMachine()]);
    this.#group.learn(series, this.#model.now, this.#range);
    this.#group.events = this.#happenings.all;
    this.#charts(series);
    this.#group.charts.forEach((chart) => chart.load(series, this.#span));
    this.#listed();
    if (this.#told > 0 && this.#panel.around === null) this.#panel.load();
    this.#told++;
    this.#details();
  }

  /** The journal has no path, and a container may be gone. */
  async #isOfMachine() {
    if (this.#container || this.#ofMachine || !this.#model.knowsAll) return;
    this.#ofMachine = (await hostLogs().catch(() => [])).some((log) => log.name === this.#name);
    this.update();
  }

  /** Charts for what there is; made anew only when an interface or a device came or went. */
  #charts(series) {
    const known = new Set([...series.map((one) => one.path.slice(12 + this.#name.length)), ...(this.#container?.values.keys() ?? [])]);
    const plans = chartsOf(this.#name, known, this.#container?.facts ?? {});
    const kinds = JSON.stringify(plans.map((plan) => plan.series.map((one) => one.path)));
    if (kinds === this.#kinds) return;
    this.#kinds = kinds;
    this.#group.charts.forEach((chart) => chart.plot?.destroy());
    this.#group.charts = [];
    this.#grid.replaceChildren(...plans.map((plan) => new Chart(this.#group, plan).element));
    if (plans.length === 0 && !this.#ofMachine) this.#grid.append(h('div', { class: 'card empty' }, h('p', {}, 'No numbers of this container in this time.')));
  }

  delta() {
    const values = this.#container?.values;
    const prefix = 12 + this.#name.length;
    if (values) this.#group.charts.forEach((chart) => chart.add(this.#model.time, (path) => values.get(path.slice(prefix)), this.#span));
    this.update();
  }

  event(event) {
    if (event.container !== this.#name || !this.#happenings.add(event)) return;
    this.#group.events = this.#happenings.all;
    this.#group.redraw();
    this.#listed();
    this.#details();
  }

  took(log) { this.#panel.take(log); }

  update() {
    const c = this.#container;
    const facts = c?.facts ?? {};
    text(this.#title, c?.title ?? plain(this.#name));
    text(this.#back, this.#ofMachine ? '‹ Overview' : '‹ Containers');
    this.#tabs.hidden = this.#ofMachine;
    if (this.#ofMachine) this.#panel.withoutStreams();
    const state = c ? (facts.state ?? 'unknown') : this.#ofMachine ? 'log' : 'gone';
    attr(this.#badge.querySelector('use'), 'href', `#i-${{ unknown: 'created', gone: 'dead', log: 'info' }[state] ?? state}`);
    text(this.#badge.lastChild, state);
    attr(this.#badge, 'data-state', state);
    attr(this.#badge, 'data-trouble', c ? trouble(c, this.#model.now)[0] : this.#ofMachine ? 0 : 1);
    const limits = [facts.limits?.cores && plural(facts.limits.cores, 'core'), facts.limits?.memoryBytes && bytes(facts.limits.memoryBytes), facts.limits?.pids && `${facts.limits.pids} pids`].filter(Boolean).join(', ');
    const rows = c ? {
      Image: facts.image && plain(facts.image), Trouble: trouble(c, this.#model.now)[1], Id: facts.id, Project: facts.project && plain(facts.project),
      [c.running ? 'Up' : 'Ended']: c.running ? duration(this.#model.now - facts.startedAt) : `${clock(facts.finishedAt, this.#model.now)}, exit code ${facts.exitCode ?? DASH}${facts.oomKilled ? ', killed for want of memory' : ''}`,
      Health: facts.health && facts.health !== 'none' ? facts.health : null, Restarts: facts.restarts, Limits: limits || 'none',
      CPU: percent(c.cpu), Memory: `${bytes(c.memory)}${c.memoryPercent === undefined ? '' : ` (${percent(c.memoryPercent)})`}`, Received: c.rx === undefined ? null : rate(c.rx), Sent: c.tx === undefined ? null : rate(c.tx), Stderr: c.stderr === undefined ? null : perSecond(c.stderr),
    } : { State: this.#ofMachine ? 'A log of the machine itself.' : 'There is no such container now; its past is below.' };
    const key = Object.keys(rows).filter((name) => rows[name] !== null && rows[name] !== undefined && rows[name] !== '');
    if (this.#facts.key !== key.join()) {
      this.#facts.key = key.join();
      this.#facts.replaceChildren(...key.map((name) => h('div', {}, h('dt', {}, name), h('dd', { class: 'clip' }))));
    }
    key.forEach((name, i) => {
      text(this.#facts.children[i].lastChild, String(rows[name]));
      attr(this.#facts.children[i].lastChild, 'title', rows[name]);
      this.#facts.children[i].classList.toggle('long', String(rows[name]).length > 22);
    });
  }

  #listed() {
    const all = this.#happenings.all.slice(-200).reverse();
    this.#events.replaceChildren(...(all.length > 0 ? eventItems(all, this.#model.now, false) : [h('li', { class: 'empty muted' }, 'Nothing happened in this time.')]));
    [...this.#events.querySelectorAll('time')].forEach((time, i) => time.replaceWith(h('button', { type: 'button', class: 'link', title: 'The log around it', onclick: () => this.#around(all[i].time) }, time.textContent)));
  }

  /** The log around a moment that was clicked in a chart or an event. */
  #around(moment) {
    this.#tab('Log');
    this.#panel.load(moment);
    this.#panel.reveal();
  }

  async #details() {
    if (this.#ofMachine) return;
    try {
      const all = await details(this.#name);
      const ip = all.networks?.map((one) => `${one.network}: ${[one.ip, one.mac].filter(Boolean).join(', ')}`);
      const links = all.interfaces?.map((one) => `${one.name}: network ${one.network ?? DASH}, on the host ${one.veth ?? DASH}`);
      const rows = { Id: all.fullId, Image: all.image, Created: clock(all.createdAt, this.#model.now), Started: clock(all.startedAt, this.#model.now), Pid: all.pid, Ports: all.ports, 'Network mode': all.networkMode, Addresses: ip, Interfaces: links,
        'Health check': all.healthCheck, 'Failed checks in a row': all.failingStreak, 'Log driver': all.logDriver, Environment: 'never read, because it often holds secrets',
        Labels: Object.entries(all.labels ?? {}).map(([name, value]) => `${name} = ${value}`) };
      this.#info.replaceChildren(h('dl', { class: 'all' }, Object.entries(rows).filter(([, value]) => value !== undefined && value !== null && value.length !== 0).map(([name, value]) =>
        h('div', {}, h('dt', {}, name), [value].flat().map((one) => h('dd', {}, h('bdi', {}, plain(String(one)))))))));
    } catch (failure) {
      this.#info.replaceChildren(failure instanceof Denied ? tokenForm('Details of containers need the token.') : h('p', { class: 'muted' }, failure.message));
    }
  }

  #tab(title) {
    for (const button of this.#tabs.children) {
      const on = button.textContent === title;
      attr(button, 'aria-selected', String(on));
      attr(button, 'tabindex', on ? 0 : -1);
    }
    for (const [name, pane] of Object.entries(this.#panes)) pane.hidden = name !== title;
  }

  #tabKey(event) {
    const all = [...this.#tabs.children];
    const to = all[all.indexOf(event.target) + ({ ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? NaN)];
    if (!to) return;
    this.#tab(to.textContent);
    to.focus();
  }

  keys = {
    Escape: () => (this.#group.zoomed ? this.#group.zoom(null) : (location.hash = '#/')),
    l: () => { this.#tab('Log'); this.#panel.follow(); },
    f: () => { this.#tab('Log'); this.#panel.focusFilter(); },
    e: () => this.#ofMachine || this.#tab('Events'), i: () => this.#ofMachine || this.#tab('Info'),
    c: () => this.#grid.querySelector('.plot')?.focus(),
  };
}
