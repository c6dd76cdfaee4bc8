/**
 * The service worker: the pages and their files open again without a network. It holds the shell only (HTML, scripts, styles of
 * one build); the answers and forms are the page's, in IndexedDB, and an answer of the API is never kept here.
 *
 * The build puts one line before this script: `self.shell`, which names the build and its files (server/shell.ts). The script
 * imports nothing, so that it runs as a classic script in every browser that has service workers.
 */
interface Shell {
  /** of the build: other files, another name */
  readonly version: string;
  /** scope → its page's own script and everything that it can load */
  readonly pages: Readonly<Record<string, { readonly entry: string; readonly files: readonly string[] }>>;
}
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly shell: Shell;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { matchAll(of: object): Promise<readonly { readonly url: string }[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: Lasting & { readonly data: unknown }) => void): void;
}
const worker = globalThis as unknown as Worker;

const scope = new URL(worker.registration.scope).pathname;
const prefix = `shell ${scope} `;
const own = prefix + worker.shell.version;
/** a page that does not come within this time is opened from here: bad Wi-Fi is worse than none */
const patience = 2500;

const ofThisScope = async () => (await caches.keys()).filter((name) => name.startsWith(prefix));

worker.addEventListener('install', (event) => {
  event.waitUntil(install());
});

/** All or nothing: a shell with a hole in it would be a page that does not start. */
async function install(): Promise<void> {
  const page = worker.shell.pages[scope];
  if (!page) throw new Error(`no page at ${scope}`);
  const cache = await caches.open(own);
  await Promise.all(
    page.files.map(async (file) => {
      // a file's name carries its content, so what another build of the pages has of it is the same
      const there = await caches.match(file, { ignoreVary: true });
      await (there ? cache.put(file, there) : cache.add(file));
    }),
  );
  const html = await fetch(scope, { cache: 'no-cache' });
  // a server that is being replaced may hand out another build's page: then this one is installed another time
  if (!html.ok || !(await html.clone().text()).includes(page.entry)) throw new Error('the page is of another build');
  await cache.put(scope, html);
}

worker.addEventListener('activate', (event) => {
  event.waitUntil(tidy());
});

/** One build before this one stays: a window that still shows it may load more of its files. */
async function tidy(): Promise<void> {
  const others = (await ofThisScope()).filter((name) => name !== own);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

worker.addEventListener('message', (event) => {
  if (event.data === 'takeOver') event.waitUntil(takeOver());
});

/** A new build takes over before the old one's windows are closed only when a single window is open, which asks for it. */
async function takeOver(): Promise<void> {
  const open = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.filter((c) => new URL(c.url).pathname.startsWith(scope)).length <= 1) await worker.skipWaiting();
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate' && pathname === scope) event.respondWith(openPage(request));
  else if (pathname.startsWith('/assets/') || pathname.startsWith('/respond/')) event.respondWith(file(request));
});

/** The newest page when the server answers in time; else the one kept here. */
async function openPage(request: Request): Promise<Response> {
  const kept = () => caches.match(scope, { cacheName: own });
  const fresh = fetch(request);
  const late = new Promise<undefined>((done) => setTimeout(() => done(undefined), patience));
  try {
    const first = await Promise.race([fresh, late]);
    if (first && first.status < 500) return first;
    return (await kept()) ?? (await fresh);
  } catch (error) {
    const page = await kept();
    if (!page) throw error;
    return page;
  }
}

/** A file's name carries its content, so what is kept is never old. */
async function file(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
