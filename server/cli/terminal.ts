/** The real terminal. Its language is that of the computer (LANG, LC_ALL): Dutch, or else English. */
import type { Terminal } from './command.ts';

/** Between two lines of progress where lines cannot be written over (a log). */
const pause = 2000;

export const realTerminal = (): Terminal => {
  const { stdout, stderr } = process;
  const over = stderr.isTTY === true;
  let open = false;
  let last = '';
  let told = 0;
  const wipe = () => {
    if (open) stderr.write('\r\u001b[2K');
    open = false;
  };
  return {
    language: Intl.DateTimeFormat().resolvedOptions().locale.toLowerCase().startsWith('nl') ? 'nl' : 'en',
    out: (line) => {
      wipe();
      stdout.write(`${line}\n`);
    },
    err: (line) => {
      wipe();
      stderr.write(`${line}\n`);
    },
    progress: (line) => {
      if (line === last) return;
      if (over) {
        wipe();
        if (line !== '') stderr.write(line);
        open = line !== '';
      } else if (line !== '' && (last === '' || performance.now() - told > pause)) {
        stderr.write(`${line}\n`);
        told = performance.now();
      }
      last = line;
    },
  };
};
