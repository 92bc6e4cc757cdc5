/** The keyboard: single keys, or two one after the other; and the list of them. */
import { h, byId } from './dom.js';

const LIST = [
  ['g o · g n · g a', 'overview, network, agent'], ['/', 'search'], ['j k or ↓ ↑', 'next, previous row'], ['Enter', 'open'], ['Esc', 'back; undo zoom; leave a field'],
  ['s then c m n s w d u r e', 'sort by CPU, memory, name, state, network, disk, uptime, restarts, stderr'],
  ['h', 'logs of the machine'], ['1 … 6', 'time shown'], ['c', 'first chart; then ← → and Enter'], ['l f', 'follow the log, filter it'], ['e i', 'events, facts of a container'], ['p', 'pause'], ['t', 'theme'], ['?', 'these keys'],
];

/** @param table finds the action of a key or a pair of keys, or undefined */
export function listen(table) {
  let first = '';
  let until = 0;
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || byId('keys').open) return;
    const typing = event.target.matches('input, select, textarea');
    if (typing) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    const pair = performance.now() < until && table(`${first} ${event.key}`);
    const action = pair || table(event.key);
    first = event.key;
    until = pair ? 0 : performance.now() + 1_000;
    if (!action || (event.key === 'Enter' && event.target !== document.body)) return;
    event.preventDefault();
    action();
  });
}

export function help() {
  const dialog = byId('keys');
  if (!dialog.firstChild) {
    dialog.append(h('h2', { id: 'keys-title' }, 'Keys'), h('dl', {}, LIST.map(([keys, does]) => h('div', {}, h('dt', {}, h('kbd', {}, keys)), h('dd', {}, does)))),
      h('form', { method: 'dialog' }, h('button', { autofocus: true }, 'Close')));
  }
  dialog.showModal();
}
