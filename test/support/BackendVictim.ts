import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Random } from "./pricing/Random.ts";

const STARTING_SECONDS = 90;

/** At its work a process lives at most this long; a step of a draw takes about as long. */
const LIFE_MILLISECONDS = 500;

/** The backend's own program in a process of its own, which dies at random points as often as it is told. */
export class BackendVictim {
  readonly url: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #random: Random;
  readonly #running: Promise<void>;
  #child: ChildProcess | undefined;
  #left = 0;
  #killed = 0;
  #stopped = false;
  #armed: () => void = () => undefined;

  constructor(options: { port: number; env: NodeJS.ProcessEnv; random: Random }) {
    this.url = `http://127.0.0.1:${options.port}`;
    this.#env = { ...options.env, PORT: String(options.port) };
    this.#random = options.random;
    this.#running = this.#live();
  }

  /** How often it was killed so far. */
  get killed(): number {
    return this.#killed;
  }

  /** Kills it `kills` times more from now on, the one that lives now first. */
  arm(kills: number): void {
    this.#left += kills;
    this.#armed();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#armed();
    this.#child?.kill("SIGKILL");
    await this.#running;
  }

  async #live(): Promise<void> {
    while (!this.#stopped) {
      const child = spawn(process.execPath, ["backend/server.ts"], {
        env: { ...process.env, ...this.#env },
        stdio: ["ignore", "ignore", "inherit"],
      });
      this.#child = child;
      const ended = once(child, "exit");
      while (this.#left === 0 && !this.#stopped) await new Promise<void>((resolve) => (this.#armed = resolve));
      // One in four dies while it starts, the others at their work.
      if (this.#random.chance(0.75)) await this.#ready();
      await sleep(this.#random.int(0, LIFE_MILLISECONDS));
      child.kill("SIGKILL");
      await ended;
      if (this.#stopped) return;
      this.#left--;
      this.#killed++;
    }
  }

  async #ready(): Promise<void> {
    const until = Date.now() + STARTING_SECONDS * 1_000;
    while (Date.now() < until && !this.#stopped) {
      const answer = await fetch(`${this.url}/healthz`).catch(() => undefined);
      if (answer?.ok === true) return;
      await sleep(30);
    }
  }
}
