/**
 * A table that stays quick with hundreds of rows: only those in sight exist. Sorted by any column, grouped, and still under the pointer: it is put in order
 * anew at most every five seconds, and never while a row is pointed at or has the focus.
 */
import { h, icon, attr, text } from './dom.js';

const AROUND = 6;
const CALM = 5_000;

export class Table {
  #columns; #key; #group; #changed;
  #rows = [];
  #lines = [];
  #tops = [0];
  #heights = null;
  #shown = new Map();
  #ordered = 0;
  #pointed = false;
  #closed;
  #above = h('tbody', { class: 'pad', 'aria-hidden': 'true' }, h('tr', {}, h('td')));
  #below = h('tbody', { class: 'pad', 'aria-hidden': 'true' }, h('tr', {}, h('td')));
  #body = h('tbody');
  #heads = new Map();

  /**
   * @param columns `{ id, title, value(row), make(cell), show(cell, row, parts), class, descending }`
   * @param sort `{ column, descending }`
   * @param group the name of a row's group, and what its header shows of all its rows
   */
  constructor({ label, columns, key, sort, group = null, closed = new Set(), changed = () => {} }) {
    this.#columns = columns;
    this.#key = key;
    this.#group = group;
    this.#closed = closed;
    this.#changed = changed;
    this.sort = sort;
    this.element = h('table', { class: 'rows', 'aria-label': label, role: 'table' }, this.#head(), this.#above, this.#body, this.#below);
    this.#body.addEventListener('pointerenter', (event) => (this.#pointed = event.pointerType === 'mouse'));
    this.#body.addEventListener('pointerleave', () => (this.#pointed = false));
    this.#body.addEventListener('click', (event) => this.#click(event));
    this.scrolled = () => this.#window();
    this.resized = () => {
      this.#heights = null;
      this.#measure();
      this.#window();
    };
  }

  #head() {
    const cells = this.#columns.map((column) => {
      const button = h('button', { type: 'button', onclick: () => this.by(column.id) }, column.title, h('span', { class: 'arrow', 'aria-hidden': 'true' }));
      const cell = h('th', { scope: 'col', role: 'columnheader', class: column.class }, button);
      this.#heads.set(column.id, cell);
      return cell;
    });
    return h('thead', { role: 'rowgroup' }, h('tr', { role: 'row', 'aria-rowindex': 1 }, cells));
  }

  /** Sorts by that column; the other way round if it was sorted by it. */
  by(id, descending = undefined) {
    const column = this.#columns.find((one) => one.id === id) ?? this.#columns[0];
    const turned = this.sort.column === column.id ? !this.sort.descending : (column.descending ?? false);
    this.sort = { column: column.id, descending: descending ?? turned };
    this.#ordered = 0;
    this.#changed(this.sort);
    this.update(this.#rows, true);
  }

  set grouped(group) {
    this.#group = group;
    this.update(this.#rows, true);
  }

  /** New rows, or new values of the same ones. */
  update(rows, now = false) {
    const calm = !now && (this.#pointed || this.#body.contains(document.activeElement) || performance.now() - this.#ordered < CALM);
    this.#rows = calm ? this.#stay(rows) : this.#order(rows);
    if (!calm) this.#ordered = performance.now();
    this.#lines = this.#group ? this.#grouped() : this.#rows.map((row) => ({ row, key: this.#key(row) }));
    this.#heads.forEach((cell, id) => {
      const sorted = id === this.sort.column;
      attr(cell, 'aria-sort', sorted ? (this.sort.descending ? 'descending' : 'ascending') : null);
    });
    attr(this.element, 'aria-rowcount', this.#lines.length + 1);
    this.#measure();
    this.#window(true);
  }

  /** The order as it is; what is new comes last. */
  #stay(rows) {
    const left = new Map(rows.map((row) => [this.#key(row), row]));
    const same = [];
    for (const old of this.#rows) {
      const key = this.#key(old);
      if (left.has(key)) same.push(left.get(key));
      left.delete(key);
    }
    return [...same, ...left.values()];
  }

  #order(rows) {
    const column = this.#columns.find((one) => one.id === this.sort.column) ?? this.#columns[0];
    const way = this.sort.descending ? -1 : 1;
    const keyed = rows.map((row) => [column.value(row), row]);
    keyed.sort(([a, rowA], [b, rowB]) => {
      const unknown = (a === undefined) - (b === undefined);
      if (unknown !== 0) return unknown;
      const order = typeof a === 'string' ? a.localeCompare(b, undefined, { numeric: true }) : a - b;
      return order * way || this.#key(rowA).localeCompare(this.#key(rowB), undefined, { numeric: true });
    });
    return keyed.map(([, row]) => row);
  }

  /** Groups in the order of their first rows; those without a group stand alone, last. */
  #grouped() {
    const groups = new Map();
    for (const row of this.#rows) {
      const name = this.#group.of(row) ?? '';
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(row);
    }
    if (groups.has('')) {
      const rest = groups.get('');
      groups.delete('');
      groups.set('', rest);
    }
    const lines = [];
    for (const [name, rows] of groups) {
      const alone = name === '' && groups.size === 1;
      if (!alone) lines.push({ group: name, rows, key: `group ${name}` });
      if (alone || !this.#closed.has(name)) rows.forEach((row) => lines.push({ row, key: this.#key(row), inside: !alone }));
    }
    return lines;
  }

  /** Where each line begins; the style sheet says how high rows and headers of groups are. */
  #measure() {
    if (!this.element.isConnected) return;
    if (!this.#heights) {
      const style = getComputedStyle(this.element);
      this.#heights = ['--row', '--group'].map((name) => parseFloat(style.getPropertyValue(name)) || 40);
    }
    const [row, group] = this.#heights;
    let top = 0;
    this.#tops = this.#lines.map((line) => {
      const own = top;
      top += line.row === undefined ? group : row;
      return own;
    });
    this.#tops.push(top);
  }

  /** The first line that ends below that height. */
  #at(y) {
    let [low, high] = [0, this.#lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#tops[middle + 1] > y) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #window(values = false) {
    if (!this.element.isConnected) return;
    const top = this.#above.getBoundingClientRect().top;
    const first = Math.max(0, this.#at(-top) - AROUND);
    const last = Math.min(this.#lines.length, this.#at(innerHeight - top) + 1 + AROUND);
    this.#above.firstChild.firstChild.style.height = `${this.#tops[first]}px`;
    this.#below.firstChild.firstChild.style.height = `${this.#tops[this.#lines.length] - this.#tops[last]}px`;
    const old = this.#shown;
    this.#shown = new Map();
    let before = this.#body.firstChild;
    this.inSight = [];
    for (let i = first; i < last; i++) {
      const line = this.#lines[i];
      const fresh = !old.has(line.key);
      const element = fresh ? this.#make(line) : old.get(line.key);
      old.delete(line.key);
      this.#shown.set(line.key, element);
      if (line.row !== undefined) this.inSight.push(line.row);
      if (fresh || values) this.#show(element, line, i);
      if (element === before) before = before.nextSibling;
      else this.#body.insertBefore(element, before);
    }
    old.forEach((element) => element.remove());
    this.sighted?.(this.inSight);
  }

  #make(line) {
    if (line.row === undefined) {
      const button = h('button', { type: 'button', class: 'fold', 'aria-expanded': 'true' }, icon('chevron'), h('bdi'), h('small'));
      return h('tr', { class: 'group', role: 'row', 'data-group': line.group }, h('th', { scope: 'colgroup', role: 'rowheader', colspan: this.#columns.length }, button));
    }
    const row = h('tr', { role: 'row', 'data-key': line.key });
    row.parts = this.#columns.map((column) => {
      const cell = h('td', { role: 'cell', class: column.class, 'data-title': column.title });
      row.append(cell);
      return { cell, parts: column.make?.(cell) };
    });
    return row;
  }

  #show(element, line, index) {
    attr(element, 'aria-rowindex', index + 2);
    if (line.row === undefined) {
      const [, name, more] = element.firstChild.firstChild.children;
      attr(element.firstChild.firstChild, 'aria-expanded', String(!this.#closed.has(line.group)));
      text(name, line.group === '' ? this.#group.rest : line.group);
      text(more, this.#group.about(line.rows));
      return;
    }
    element.classList.toggle('inside', line.inside === true);
    this.#columns.forEach((column, i) => column.show(element.parts[i].cell, line.row, element.parts[i].parts));
  }

  #click(event) {
    const group = event.target.closest('.group');
    if (group) {
      const name = group.dataset.group;
      if (!this.#closed.delete(name)) this.#closed.add(name);
      this.#changed(this.sort);
      this.update(this.#rows, false);
    } else if (!event.target.closest('a, button') && getSelection().isCollapsed) {
      event.target.closest('tr')?.querySelector('a')?.click();
    }
  }

  get closed() { return this.#closed; }

  /** Moves the focus by that many rows. */
  step(by) {
    const key = document.activeElement?.closest('tr')?.dataset;
    const at = this.#lines.findIndex((line) => key && (line.key === key.key || line.group === key.group && line.row === undefined && key.group !== undefined));
    const to = Math.max(0, Math.min(this.#lines.length - 1, at + by));
    const line = this.#lines[to];
    if (!line) return;
    const y = this.#above.getBoundingClientRect().top + this.#tops[to];
    if (y < 150 || y > innerHeight - 150) scrollBy({ top: y - innerHeight / 2, behavior: 'instant' });
    this.#window();
    this.#shown.get(line.key)?.querySelector('a, button')?.focus({ preventScroll: true });
  }
}
