/** The network between a device and the server: a proxy that can be cut, that flaps, and that can change what comes through. */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export class Gate {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #flapping: ReturnType<typeof setInterval> | undefined;
  open = true;
  /** path → changes the body of what comes back from there */
  readonly rewrite = new Map<string, (body: string) => string>();
  /** every request that was let through: "GET /r/" */
  readonly passed: string[] = [];
  address = '';

  private constructor(server: Server) {
    this.#server = server;
  }

  static async before(target: string): Promise<Gate> {
    const { hostname, port } = new URL(target);
    const server = createServer((req, res) => {
      if (!gate.open) return void req.socket.destroy();
      const change = gate.rewrite.get(req.url ?? '');
      gate.passed.push(`${req.method} ${req.url}`);
      const headers = { ...req.headers };
      if (change) {
        // the whole body as it is, also when the browser has a copy
        headers['accept-encoding'] = 'identity';
        delete headers['if-none-match'];
        delete headers['if-modified-since'];
      }
      const onward = request({ hostname, port, path: req.url, method: req.method, headers }, (reply) => {
        if (!change) {
          res.writeHead(reply.statusCode ?? 502, reply.headers);
          reply.pipe(res);
          return;
        }
        const chunks: Buffer[] = [];
        reply.on('data', (c: Buffer) => chunks.push(c));
        reply.on('end', () => {
          const { 'content-length': _, etag: __, 'last-modified': ___, ...rest } = reply.headers;
          res.writeHead(reply.statusCode ?? 502, rest).end(change(Buffer.concat(chunks).toString('utf8')));
        });
      });
      onward.on('error', () => req.socket.destroy());
      req.pipe(onward);
    });
    const gate = new Gate(server);
    server.on('connection', (socket) => {
      gate.#sockets.add(socket);
      socket.once('close', () => gate.#sockets.delete(socket));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    gate.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return gate;
  }

  /** No more network: what is under way is cut too. */
  cut(): void {
    this.open = false;
    for (const socket of this.#sockets) socket.destroy();
  }
  mend(): void {
    this.open = true;
  }
  /** Up and down, each for so long. */
  flap(ms: number): void {
    this.#flapping = setInterval(() => (this.open ? this.cut() : this.mend()), ms);
  }
  still(): void {
    clearInterval(this.#flapping);
    this.mend();
  }

  async close(): Promise<void> {
    clearInterval(this.#flapping);
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}
