const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu;

/** Text from a file, short and without control characters, so that it can stand in a message or on a terminal. */
export const shown = (text: string, limit = 40): string => {
  const short = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return short.replace(invisible, '\u25A1');
};
