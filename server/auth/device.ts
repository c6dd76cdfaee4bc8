/** From what a browser says about itself: its name and system in two words, for the list of somebody's own sessions. */

const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bOPR\//, 'Opera'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];
const first = (list: readonly (readonly [RegExp, string])[], text: string) => list.find(([at]) => at.test(text))?.[1];

/** "Firefox · Windows"; null when neither is known. Nothing else of the text is kept. */
export function deviceOf(userAgent: string | undefined): string | null {
  const text = (userAgent ?? '').slice(0, 500);
  const parts = [first(browsers, text), first(systems, text)].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(' · ');
}
