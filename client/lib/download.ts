/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: Blob | string, type = 'text/plain;charset=utf-8'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Safari still reads the address after the click
  setTimeout(() => URL.revokeObjectURL(url), 30_000);
}

/** The file name that the server gave, or the one we would give. */
export function nameOf(response: Response, fallback: string): string {
  const named = /filename="?([^";]+)"?/.exec(response.headers.get('Content-Disposition') ?? '');
  return named?.[1]?.replace(/[^A-Za-z0-9._-]/g, '-') ?? fallback;
}
