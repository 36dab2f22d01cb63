// What waits on this device: an entry a cell, under the account that marked it. So two tabs do not wipe each other's out,
// and nobody sends what another has marked. Ids and letters, and the name of the colleague; never a participant's.
const kind = "presensi";

export class Shelf {
  constructor({ user, by, training }) {
    Object.assign(this, { user: String(user), by, training: String(training), isSafe: true });
  }

  key({ e, s }) {
    return [kind, this.user, this.training, e, s].join(":");
  }

  put(change) {
    try {
      localStorage.setItem(this.key(change), JSON.stringify({ ...change, by: this.by }));
    } catch {
      this.isSafe = false; // a full or forbidden storage: the marks still wait in this page
    }
  }

  /** What was sent goes, unless another tab has marked the cell anew. */
  remove(change) {
    if (read(this.key(change))?.at === change.at) localStorage.removeItem(this.key(change));
  }

  own() {
    return this.entries().filter(({ user }) => user === this.user).map(({ change: { by, ...change } }) => change);
  }

  /** The other accounts with marks for this training: `[["Staf Dinas", 2]]`. */
  others() {
    const counts = new Map();
    for (const { user, change } of this.entries()) if (user !== this.user) counts.set(change.by, (counts.get(change.by) || 0) + 1);
    return [...counts];
  }

  entries() {
    return keys()
      .map((key) => ({ key, parts: key.split(":") }))
      .filter(({ parts }) => parts.length === 5 && parts[0] === kind && parts[2] === this.training)
      .map(({ key, parts }) => ({ user: parts[1], change: read(key) }))
      .filter(({ change }) => change);
  }

  discard() {
    for (const change of this.own()) localStorage.removeItem(this.key(change));
  }
}

function keys() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}
