import type { Clock } from '../model/estate.js';

/** How a world's clock goes, as the control API tells and takes it. Instants are epoch milliseconds. */
export type ClockSetting =
  | { readonly mode: 'real' }
  | { readonly mode: 'frozen'; readonly at?: number | undefined }
  | { readonly mode: 'running'; readonly at?: number | undefined; readonly factor?: number | undefined };

export interface ClockState {
  readonly mode: ClockSetting['mode'];
  readonly now: number;
  /** Seconds that pass in the world for each real one. */
  readonly factor: number;
}

/** A world's clock: the real one, standing still, or running from where a test put it as fast as it was told. */
export class WorldClock implements Clock {
  readonly #real: () => number;
  #mode: ClockSetting['mode'] = 'real';
  /** The world's time and the real one when the clock was last set. */
  #since = { world: 0, real: 0 };
  #factor = 1;

  constructor(real: () => number) {
    this.#real = real;
  }

  /** Epoch milliseconds. */
  now(): number {
    if (this.#mode === 'real') return this.#real();
    return this.#since.world + Math.floor((this.#real() - this.#since.real) * this.#factor);
  }

  get state(): ClockState {
    return { mode: this.#mode, now: this.now(), factor: this.#factor };
  }

  set(setting: ClockSetting): void {
    if (setting.mode === 'real') this.#run('real', 0, 1);
    else
      this.#run(
        setting.mode,
        setting.at ?? this.now(),
        setting.mode === 'frozen' ? 0 : (setting.factor ?? 1),
      );
  }

  /** Stands still at the given instant, or at the present one. */
  freeze(at?: number): void {
    this.set({ mode: 'frozen', at });
  }

  /** Moves the clock on, or back; one that shows real time runs ahead of it, or behind, from then on. */
  advance(ms: number): void {
    this.#run(this.#mode === 'frozen' ? 'frozen' : 'running', this.now() + ms, this.#factor);
  }

  /** Runs with real time again. */
  release(): void {
    this.set({ mode: 'real' });
  }

  #run(mode: ClockSetting['mode'], at: number, factor: number): void {
    this.#since = { world: at, real: this.#real() };
    this.#mode = mode;
    this.#factor = factor;
  }
}
