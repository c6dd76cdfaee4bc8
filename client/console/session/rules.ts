/** What a sign-in needs; the same rules as server/auth/contract.ts, said before the server has to. */
export const shortest = 12;
export const complete = (email: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
