// Marks on their way to the server: kept on this device until it has said yes, sent together, sent again when the net is back.
// Holds ids and letters only, never a name. Each entry: {e, s, to, from, at, remark?, arrived?}.
const pause = 500;
const retries = [2000, 4000, 8000, 15000, 30000];

export class Outbox extends EventTarget {
  constructor({ url, key }) {
    super();
    Object.assign(this, { url, key, failures: 0, timer: null, isSending: false });
    this.waiting = new Map(this.stored().map((change) => [`${change.e}:${change.s}`, change]));
  }

  stored() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) || "[]");
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  }

  keep() {
    try {
      if (this.waiting.size) localStorage.setItem(this.key, JSON.stringify([...this.waiting.values()]));
      else localStorage.removeItem(this.key);
    } catch {
      // A full or forbidden storage: the marks still wait in this page.
    }
  }

  put(change) {
    const id = `${change.e}:${change.s}`;
    const earlier = this.waiting.get(id);
    this.waiting.set(id, { ...earlier, ...change, from: earlier && !earlier.isSent ? earlier.from : change.from, isSent: false });
    this.keep();
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
    this.tell("saving");
    try {
      await this.settle(await this.post([...batch.values()]), batch);
    } catch {
      this.again(batch);
    }
    this.isSending = false;
    if (this.waiting.size && !this.failures && !this.stopped) this.sendIn(0);
  }

  post(changes) {
    return fetch(this.url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content },
      body: JSON.stringify({ changes: changes.map(({ isSent, ...change }) => change) }),
      signal: AbortSignal.timeout(20000),
      keepalive: true,
    });
  }

  async settle(response, batch) {
    const isOurs = (response.headers.get("Content-Type") || "").includes("json");
    if (response.redirected || response.status === 403) return this.stop("Sesi masuk Anda habis. Masuk lagi lalu muat ulang; catatan di sini tidak hilang.");
    if (response.status >= 500 || !isOurs) throw new Error(response.status);
    const answer = await response.json();
    if (!response.ok) return this.stop(answer.error);
    this.failures = 0;
    for (const [id, change] of batch) if (this.waiting.get(id) === change) this.waiting.delete(id);
    this.keep();
    this.dispatchEvent(new CustomEvent("answer", { detail: { answer, batch } }));
    if (!this.waiting.size) this.tell("saved", { at: answer.at });
  }

  stop(sentence) {
    this.stopped = true;
    this.tell("failed", { sentence });
  }

  again(batch) {
    batch.forEach((change) => (change.isSent = false));
    this.failures += 1;
    this.tell("waiting");
    this.sendIn(retries[Math.min(this.failures, retries.length) - 1]);
  }
}
