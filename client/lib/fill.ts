/** Puts values into a sentence of a word table: `fill('{n} van {all}', { n: 3, all: 17 })`. Unknown names stay as they are. */
export const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
