/** What a screen must stand: axe, a Tab walk in the order of the page with visible focus, no sideways scroll. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export const axeFaults = async (page: Page): Promise<string[]> => {
  // only what is wrong comes back; without frames of others there is no need for the empty page that axe would gather results in
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  return violations.map((v) => `axe ${v.id} (${v.impact}): ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
};

export const sidewaysFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document.documentElement.scrollWidth > document.documentElement.clientWidth + 1
      ? [`scrolls sideways: ${document.documentElement.scrollWidth} in ${document.documentElement.clientWidth}`]
      : [],
  );

/** Every control can be reached with Tab, in the order of the page, with a visible focus. An open dialog keeps the walk inside. */
export const tabFaults = async (page: Page, most = 60): Promise<string[]> => {
  const wanted = await page.evaluate(() => {
    const dialog = [...document.querySelectorAll<HTMLElement>('[role=dialog]')].find((d) => d.getClientRects().length > 0);
    const groups = new Set<string>();
    const selector = 'button, input, select, textarea, a[href], summary, [tabindex="0"]';
    const controls = [...(dialog ?? document).querySelectorAll<HTMLElement>(selector)].filter((e) => {
      if (!e.getClientRects().length || (e as HTMLButtonElement).disabled || e.tabIndex < 0) return false;
      if (getComputedStyle(e).visibility === 'hidden' || e.closest('[inert]')) return false;
      if (!(e instanceof HTMLInputElement) || e.type !== 'radio') return true;
      if (groups.has(e.name)) return false; // Tab stops once in a group of radio buttons
      groups.add(e.name);
      return true;
    });
    controls.forEach((e, i) => {
      e.dataset.walk = e instanceof HTMLInputElement && e.type === 'radio' ? `g:${e.name}` : String(i);
    });
    // a dialog holds the focus: the walk starts at its frame; elsewhere at the top of the page
    const start = dialog ?? document.body;
    if (!dialog) (document.activeElement as HTMLElement | null)?.blur();
    if (start.tabIndex < 0 || !dialog) start.tabIndex = -1;
    start.focus();
    return controls.map((e) => e.dataset.walk ?? '');
  });
  const walked: string[] = [];
  const bare: string[] = [];
  for (let i = 0; i < Math.min(wanted.length, most); i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement as HTMLElement;
      const ring = (x: Element | null) => {
        if (!x) return false;
        const style = getComputedStyle(x);
        return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
      };
      const group = e instanceof HTMLInputElement && e.type === 'radio';
      // a radio button may be drawn by its label or, hidden, by the element beside it
      return {
        key: group ? `g:${(e as HTMLInputElement).name}` : (e.dataset.walk ?? e.tagName),
        ring: ring(e) || ring(e.closest('label')) || ring(e.nextElementSibling) || ring(e.parentElement),
        what: `${e.tagName.toLowerCase()} ${e.getAttribute('aria-label') ?? e.textContent?.trim().slice(0, 30) ?? ''}`,
      };
    });
    walked.push(at.key);
    if (!at.ring) bare.push(`no visible focus on ${at.what}`);
  }
  await page.evaluate(() => document.body.removeAttribute('tabindex'));
  const order = wanted.slice(0, walked.length);
  const first = order.findIndex((w, i) => w !== walked[i]);
  const moved = first < 0 ? [] : [`Tab stop ${first + 1}: wanted control ${order[first]}, was at ${walked[first]}`];
  return [...moved, ...new Set(bare)];
};
