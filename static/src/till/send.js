// Sends a sale until an answer comes. The same key goes with every attempt, so that it is one sale however often it was sent.
// What is not certain outlives the page: it is kept on the device until the answer is there.
const patience = 15_000;
const pauses = [2000, 4000, 8000, 15_000, 30_000];
const unsure = [429, 500, 502, 503, 504];

export class Sender {
  /** `onDone(address)`, `onRefused(page)`, `onUnsure(sale)`: what becomes of it. */
  constructor(name, handlers) {
    Object.assign(this, { name, ...handlers, tries: 0, timer: 0, isSending: false });
    addEventListener("online", () => this.kept && this.attempt());
  }

  get kept() {
    return JSON.parse(localStorage.getItem(this.name) || "null");
  }

  send(sale) {
    localStorage.setItem(this.name, JSON.stringify(sale));
    this.tries = 0;
    return this.attempt();
  }

  async attempt() {
    const sale = this.kept;
    if (!sale || this.isSending) return;
    clearTimeout(this.timer);
    this.isSending = true;
    try {
      await this.read(await this.post(sale));
    } catch {
      this.wait(sale);
    } finally {
      this.isSending = false;
    }
  }

  post({ address, body }) {
    const sent = new URLSearchParams(body);
    sent.set("csrfmiddlewaretoken", document.querySelector("meta[name=csrf-token]").content);
    return fetch(address, { method: "POST", body: sent, headers: { Accept: "application/json" }, signal: AbortSignal.timeout(patience) });
  }

  async read(response) {
    if (unsure.includes(response.status)) throw new Error(String(response.status));
    if (response.redirected) return location.assign(response.url); // signed out meanwhile; the sale is kept
    const isAnswer = response.headers.get("Content-Type")?.startsWith("application/json");
    const answer = isAnswer ? await response.json() : await response.text();
    this.forget();
    if (isAnswer) this.onDone(answer.next);
    else this.onRefused(answer);
  }

  wait(sale) {
    this.onUnsure(sale);
    this.timer = setTimeout(() => this.attempt(), pauses[Math.min(this.tries, pauses.length - 1)]);
    this.tries += 1;
  }

  forget() {
    clearTimeout(this.timer);
    localStorage.removeItem(this.name);
  }
}
