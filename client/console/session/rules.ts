/** What a sign-in needs; the same rules as server/auth/contract.ts, said before the server has to. */
export const shortest = 12;
export const complete = (email: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
/** A name, or none; nothing that a mail program would turn into a link. */
export const possibleName = (name: string): boolean => name.trim().length <= 80 && /^[^\p{Cc}\p{Cf}<>@/\\]*$/u.test(name.trim());

/** Where the browser keeps the way to the institution and back, in this tab only. */
const wayKey = 'meetmoment.institution';
export interface Way {
  readonly transaction: string;
  /** where the person was going */
  readonly to: string;
}
export const keepWay = (way: Way): void => sessionStorage.setItem(wayKey, JSON.stringify(way));
/** The way that was kept, once; undefined where this tab did not leave from here. */
export function takeWay(): Way | undefined {
  const kept = sessionStorage.getItem(wayKey);
  sessionStorage.removeItem(wayKey);
  return kept === null ? undefined : (JSON.parse(kept) as Way);
}
