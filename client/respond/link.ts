/** The personal link: its token stands behind the #, so that it never reaches a server's log or a referrer. */

/** The token of a link, or undefined when there is none. Surrounding white space and a trailing full stop come from mails. */
export function tokenOf(hash: string): string | undefined {
  const text = hash
    .replace(/^#/, '')
    .trim()
    .replace(/[.,;)>]+$/, '');
  return /^[A-Za-z0-9_-]{8,200}$/.test(text) ? text : undefined;
}

/**
 * A short name for a link on this device, so that answers of two links stay apart: 64 bits mixed from the token's 160, so the
 * token cannot be read back from it. Not a secret. (crypto.subtle does not exist on plain http.)
 */
export function linkKey(token: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < token.length; i++) {
    const c = token.charCodeAt(i);
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (b >>> 0).toString(16).padStart(8, '0') + (a >>> 0).toString(16).padStart(8, '0');
}

/** A response id: 16 random bytes in hexadecimal. Not randomUUID, which plain http does not have. */
export function newResponseId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}
