// Marks on their way to the server: kept on this device until it has said yes, sent together, sent again when the net is back.
// Each: {e, s, to, from, at, remark?, arrived?}; `at` is when it was marked, however late it is sent.
import { whyRefused } from "./access.js";

const pause = 500;
const retries = [2000, 4000, 8000, 15000, 30000];
const mostAlive = 60_000; // browsers let no more outlive its page
const idOf = ({ e, s }) => `${e}:${s}`;

export class Outbox extends EventTarget {
  constructor({ url, shelf }) {
    super();
    Object.assign(this, { url, shelf, failures: 0, timer: null, isSending: false });
    this.waiting = new Map(shelf.own().map((change) => [idOf(change), change]));
  }

  put(change) {
    const earlier = this.waiting.get(idOf(change));
    const from = earlier && !earlier.isSent ? earlier.from : change.from;
    const latest = { ...earlier, ...change, from, isSent: false };
    this.waiting.set(idOf(change), latest);
    this.shelf.put(latest);
    this.stopped = false;
    this.tell(navigator.onLine ? "saving" : "waiting");
    this.sendIn(pause);
  }

  sendIn(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), milliseconds);
  }

  tell(state, detail = {}) {
    this.dispatchEvent(new CustomEvent("state", { detail: { state, count: this.waiting.size, ...detail } }));
  }

  async send() {
    if (this.isSending || !this.waiting.size) return;
    this.isSending = true;
    const batch = new Map(this.waiting);
    batch.forEach((change) => (change.isSent = true));
    if (!this.stopped) this.tell("saving");
    try {
      await this.settle(await this.postOnceMore([...batch.values()]), batch);
    } catch {
      this.again(batch);
    }
    this.isSending = false;
    if (this.waiting.size && !this.failures && !this.stopped) this.sendIn(0);
  }

  /** A refusal may only mean that its sender has signed in anew: then with the new page's token. */
  async postOnceMore(changes) {
    const response = await this.post(changes);
    if (!response.redirected && response.status !== 403) return response;
    const refusal = await whyRefused(this.url, this.shelf.user);
    if (refusal) return { refusal };
    return this.post(changes);
  }

  post(changes) {
    const body = JSON.stringify({ changes: changes.map(({ isSent, ...change }) => change) });
    return fetch(this.url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content },
      body,
      signal: AbortSignal.timeout(20000),
      keepalive: body.length < mostAlive,
    });
  }

  async settle(response, batch) {
    if (response.refusal) return this.stop(response.refusal);
    const isOurs = (response.headers.get("Content-Type") || "").includes("json");
    if (response.status >= 500 || response.status === 429 || !isOurs) throw new Error(response.status);
    const answer = await response.json();
    if (!response.ok) return this.stop({ sentence: answer.error });
    this.failures = 0;
    this.stopped = false;
    for (const [id, change] of batch) {
      if (this.waiting.get(id) === change) this.waiting.delete(id);
      this.shelf.remove(change);
    }
    this.dispatchEvent(new CustomEvent("answer", { detail: { answer, batch } }));
    if (!this.waiting.size) this.tell("saved", { at: answer.at });
  }

  /** Waits for its user; coming back to the page tries again. */
  stop(refusal) {
    this.stopped = true;
    this.failures = 0;
    this.tell("failed", refusal);
  }

  again(batch) {
    batch.forEach((change) => (change.isSent = false));
    this.failures += 1;
    this.tell("waiting");
    this.sendIn(retries[Math.min(this.failures, retries.length) - 1]);
  }

  /** Whether leaving now could lose something, or leave it lying. */
  get holdsBack() {
    return this.waiting.size > 0 && !(this.stopped && this.shelf.isSafe);
  }
}
