/** The logs of the machine itself, where there are any: each with its last line, and the way to all of them. */
import { h, text, attr } from './dom.js';
import { clock, plain } from './format.js';
import { hostLogs } from './api.js';
import { toContainer } from './settings.js';

export class HostLogs {
  #model;
  #names = '';
  #count = h('span', { class: 'muted' });
  #list = h('ul');

  constructor(model) {
    this.#model = model;
    this.element = h('section', { class: 'card host-logs', 'aria-labelledby': 'host-logs-title', hidden: true },
      h('div', { class: 'head' }, h('h2', { id: 'host-logs-title' }, 'Logs of the machine'), this.#count), this.#list);
  }

  /** As they are now; what is shown stays if the agent cannot be asked. */
  async load() {
    const logs = this.#model.knowsAll ? await hostLogs() : [];
    const names = logs.map((log) => log.name).join('\n');
    if (names !== this.#names) this.#list.replaceChildren(...logs.map(({ name }) => this.#item(name)));
    this.#names = names;
    logs.forEach(({ last }, i) => this.#told(this.#list.children[i], last));
    text(this.#count, String(logs.length));
    this.element.hidden = logs.length === 0;
  }

  #item(name) {
    return h('li', {}, h('a', { class: 'clip', href: toContainer(name), title: plain(name) }, plain(name)), h('time'), h('bdi', { class: 'clip muted' }));
  }

  #told(item, line) {
    const [, time, words] = item.children;
    text(time, clock(line.time, this.#model.now));
    text(words, plain(line.gap ? `lines are missing: ${line.gap}` : line.text.slice(0, 300)));
    attr(words, 'title', words.textContent);
  }

  focus() {
    this.#list.querySelector('a')?.focus();
  }
}
