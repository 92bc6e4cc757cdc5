/**
 * The one connection to the agent: server-sent events, read by fetch so that its status is known and retries are ours. Resumes behind the last event after a
 * break; closed while nobody looks, so that nothing is collected for nobody.
 */
import { query } from './api.js';

const SILENCE = 45_000;
const HIDDEN = 30_000;
const LONGEST_PAUSE = 30_000;

export class Stream {
  #on;
  #params = null;
  #last = null;
  #abort = null;
  #failures = 0;
  #heard = 0;
  #timer = 0;
  #hiding = 0;
  #closed = true;

  /** @param on `{ event(name, data), status({ kind, until, message }) }` */
  constructor(on) {
    this.#on = on;
    addEventListener('online', () => this.#again());
    document.addEventListener('visibilitychange', () => this.#visibility());
    setInterval(() => this.#watch(), 5_000);
  }

  /** Begins anew, with a snapshot, when something else is wanted; otherwise goes on. */
  open(params) {
    if (JSON.stringify(params) !== JSON.stringify(this.#params)) this.#last = null;
    this.#params = params;
    this.#closed = false;
    this.#failures = 0;
    this.#connect();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  async #connect() {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    this.#heard = performance.now();
    if (this.#failures === 0) this.#on.status({ kind: 'connecting' });
    let message = 'the connection ended';
    try {
      const headers = { Accept: 'text/event-stream', ...(this.#last && { 'Last-Event-ID': this.#last }) };
      const response = await fetch('api/stream' + query(this.#params), { headers, signal: abort.signal, cache: 'no-store' });
      if (response.status === 401 || response.status === 403) return this.#on.status({ kind: 'denied' });
      if (!response.ok) throw new Error(`the agent answered ${response.status}`);
      await this.#read(response.body.getReader(), abort);
    } catch (failure) {
      message = failure instanceof TypeError ? 'the agent cannot be reached' : failure.message;
    }
    if (this.#abort === abort && !this.#closed) this.#later(message);
  }

  async #read(reader, abort) {
    const decoder = new TextDecoder();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done || abort.signal.aborted) return;
      this.#heard = performance.now();
      const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) {
        this.#event(block);
        if (abort.signal.aborted) return;
      }
    }
  }

  #event(block) {
    let name = 'message';
    const data = [];
    for (const line of block.split('\n')) {
      if (line.startsWith('data:')) data.push(line.slice(5));
      else if (line.startsWith('event:')) name = line.slice(6).trim();
      else if (line.startsWith('id:')) this.#last = line.slice(3).trim();
    }
    if (data.length === 0) return;
    if (this.#failures > 0 || name === 'snapshot') this.#failures = 0;
    this.#on.status({ kind: 'live' });
    this.#on.event(name, JSON.parse(data.join('\n')));
  }

  /** 1, 2, 4 … 30 s, each made a little longer or shorter, so that many pages do not come back at once. */
  #later(message) {
    const pause = Math.min(LONGEST_PAUSE, 1_000 * 2 ** this.#failures++) * (0.75 + Math.random() / 2);
    this.#on.status({ kind: 'waiting', until: Date.now() + pause, message });
    this.#timer = setTimeout(() => this.#connect(), pause);
  }

  #again() {
    if (!this.#closed && !document.hidden) this.#connect();
  }

  #watch() {
    if (!this.#closed && !document.hidden && this.#abort && !this.#abort.signal.aborted && performance.now() - this.#heard > SILENCE) {
      this.#abort.abort(new Error(`nothing was heard for ${SILENCE / 1_000} s`));
    }
  }

  #visibility() {
    clearTimeout(this.#hiding);
    if (this.#closed) return;
    if (document.hidden) {
      this.#hiding = setTimeout(() => {
        clearTimeout(this.#timer);
        this.#abort?.abort();
        this.#abort = null;
      }, HIDDEN);
    } else if (!this.#abort || this.#abort.signal.aborted) {
      this.#failures = 0;
      this.#connect();
    }
  }
}
