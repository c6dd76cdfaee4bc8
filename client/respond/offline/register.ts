/**
 * Asks the browser to keep these pages for when there is no network. Without a secure connection (plain http over a school's
 * network) there is no service worker: everything else works. A failure is none of the person's business.
 */

/** how often a page that stays open looks for a newer build */
const lookAgain = 60 * 60_000;

/**
 * Registers the worker for a scope (`/r/`, `/k/`). `idle` says whether a newer build may take over now: nothing unsent, nobody in
 * the middle of something. The page on the screen goes on as it is; the newer one comes at the next opening.
 */
export function keepForOffline(scope: string, idle: () => boolean): void {
  if (!('serviceWorker' in navigator) || import.meta.env?.DEV) return;
  void navigator.serviceWorker
    .register('/r/worker.js', { scope, updateViaCache: 'none' })
    .then((registration) => {
      const offer = () => {
        if (idle()) registration.waiting?.postMessage('takeOver');
      };
      document.addEventListener('visibilitychange', offer);
      setInterval(() => {
        if (navigator.onLine) void registration.update().catch(() => undefined);
        offer();
      }, lookAgain);
      offer();
    })
    .catch(() => undefined);
}
