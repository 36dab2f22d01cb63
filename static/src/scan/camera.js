// The camera behind a <video>, read again and again until it is stopped.
import { makeReader } from "./reader.js";

const pause = 120;
const forgets = 2500; // a card that stays in view is one card
const reasons = {
  NotAllowedError: "Kamera tidak diizinkan. Izinkan lewat ikon di kiri alamat situs, lalu coba lagi. Kodenya juga bisa diketik.",
  NotFoundError: "Perangkat ini tidak punya kamera. Ketik kode di kartu, atau pakai alat pemindai.",
  NotReadableError: "Kamera sedang dipakai aplikasi lain. Tutup dulu aplikasinya, atau ketik kode di kartu.",
};
const otherwise = "Kamera tidak bisa dipakai di sini. Ketik kode di kartu, atau pakai alat pemindai.";

export class Camera {
  constructor(video, { onCode }) {
    Object.assign(this, { video, onCode, seen: new Map() });
  }

  /** The sentence that says why there is no picture, or nothing. */
  async start() {
    const turn = (this.turn = {});
    try {
      const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", ...size } });
      if (turn !== this.turn) return stream.getTracks().forEach((track) => track.stop());
      this.video.srcObject = stream;
      await this.video.play();
    } catch (error) {
      if (turn === this.turn) this.stop();
      return reasons[error.name] || otherwise;
    }
    this.reading = this.read(turn);
  }

  /** Resolves when it was stopped; rejects when the reader could not be loaded. */
  async read(turn) {
    const reader = await makeReader();
    try {
      while (turn === this.turn) {
        if (this.video.videoWidth) this.notice(await reader.read(this.video), turn);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    } finally {
      reader.close();
    }
  }

  notice(codes, turn) {
    if (turn !== this.turn) return;
    const now = performance.now();
    for (const code of codes) {
      const isNew = !(now - this.seen.get(code) < forgets);
      this.seen.set(code, now);
      if (isNew) this.onCode(code);
    }
  }

  stop() {
    this.turn = null;
    this.seen.clear();
    this.video.srcObject?.getTracks().forEach((track) => track.stop());
    this.video.srcObject = null;
  }
}
