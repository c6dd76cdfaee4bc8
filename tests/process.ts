/** The built server as a real process: started, asked for its address, killed as hard as a power cut. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
export const builtServer = join(root, 'dist/server/cli.js');

export const temporaryFolder = (name: string) => mkdtempSync(join(tmpdir(), `meetmoment-${name}-`));
export const removeFolder = (dir: string) => rmSync(dir, { recursive: true, force: true });

/** A port that was free a moment ago: a restarted server must come back at the same address. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

export interface RunningServer {
  readonly address: string;
  /** the one-time link for the first account; absent when an account exists */
  readonly firstAccount: string | undefined;
  readonly output: () => string;
  readonly kill: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number | null>;
}

const line = (text: string, name: string) => new RegExp(`^${name}: (\\S+)$`, 'm').exec(text)?.[1];

/** Starts `serve` and waits until it says its address (30 s at most). */
export const startServer = async (options: {
  dataDir: string;
  port: number;
  args?: readonly string[];
  /** further options of node: a profile */
  node?: readonly string[];
  /** further settings of the server */
  env?: Readonly<Record<string, string>>;
}): Promise<RunningServer> => {
  if (!existsSync(builtServer)) throw new Error('dist/server/cli.js is missing: run `npm run build`');
  const child: ChildProcess = spawn(
    process.execPath,
    ['--enable-source-maps', ...(options.node ?? []), builtServer, 'serve', ...(options.args ?? ['--no-demo'])],
    {
      cwd: root,
      env: { ...process.env, DATA_DIR: options.dataDir, PORT: String(options.port), NODE_ENV: 'production', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let text = '';
  child.stdout!.on('data', (d: Buffer) => (text += d.toString()));
  child.stderr!.on('data', (d: Buffer) => (text += d.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const deadline = Date.now() + 30_000;
  while (!line(text, 'address')) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`the server did not start:\n${text}`);
    }
    await new Promise((r) => setTimeout(r, 25));
  }
  // the first-account line follows the address at once
  await new Promise((r) => setTimeout(r, 50));
  return {
    address: line(text, 'address')!,
    firstAccount: line(text, 'first account'),
    output: () => text,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
};

/** Runs the built command line and gives what it printed. */
export const runCommand = (args: readonly string[], env: Record<string, string> = {}) =>
  new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, [builtServer, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (d: Buffer) => (stdout += d.toString()));
    child.stderr.on('data', (d: Buffer) => (stderr += d.toString()));
    child.once('exit', (code) => resolve({ code, stdout, stderr }));
  });
