/**
 * Numbers as a reader sees them: as many decimals as the interval deserves, the decimal sign of the language, a real minus
 * sign, never "NaN", never "−0".
 */
import type { Language } from '../../instruments/types.ts';

/** Stands where there is nothing to print; the reason stands beside it in words. */
export const dash = '–';
const thinSpace = '\u202f';
const minus = '\u2212';

export interface Format {
  /** a number with a fixed count of decimals (default 2); `null` and non-finite numbers become a dash */
  number(value: number | null | undefined, decimals?: number): string;
  /** a whole number, thousands apart from 10 000 upwards */
  count(value: number | null | undefined): string;
  /** a share between 0 and 1 as a percentage */
  percent(share: number | null | undefined, decimals?: number): string;
  /** "[0,12; 0,45]" in Dutch, "[0.12, 0.45]" in English; a dash when either limit is absent */
  interval(lower: number | null | undefined, upper: number | null | undefined, decimals?: number): string;
  /** "< 0,001" or "0,043" in Dutch; "< .001" or ".043" in English */
  p(value: number | null | undefined): string;
}

const isNumber = (value: number | null | undefined): value is number => typeof value === 'number' && Number.isFinite(value);

/**
 * How many decimals a value deserves: two significant digits of its uncertainty (half the interval, a standard error),
 * between 0 and 4. Without an uncertainty: 2.
 */
export const decimalsFor = (uncertainty: number | null | undefined): number => {
  if (!isNumber(uncertainty) || uncertainty <= 0) return 2;
  return Math.min(4, Math.max(0, 1 - Math.floor(Math.log10(uncertainty))));
};

/** The formatter of a language. */
export const makeFormat = (language: Language): Format => {
  const comma = language === 'nl' ? ',' : '.';
  const between = language === 'nl' ? '; ' : ', ';

  const number = (value: number | null | undefined, decimals = 2): string => {
    if (!isNumber(value)) return dash;
    // beyond 1e21 toFixed itself falls back to an exponent; no measure of ours is that large
    const text = Math.abs(value).toFixed(decimals).replace('.', comma);
    return value < 0 && /[1-9]/.test(text) ? minus + text : text;
  };
  const count = (value: number | null | undefined): string => {
    if (!isNumber(value)) return dash;
    const text = String(Math.abs(Math.round(value)));
    const grouped = text.length > 4 ? text.replace(/\B(?=(\d{3})+$)/g, thinSpace) : text;
    return value < 0 && text !== '0' ? minus + grouped : grouped;
  };
  return {
    number,
    count,
    percent: (share, decimals = 0) => (isNumber(share) ? `${number(share * 100, decimals)}%` : dash),
    interval: (lower, upper, decimals = 2) =>
      isNumber(lower) && isNumber(upper) ? `[${number(lower, decimals)}${between}${number(upper, decimals)}]` : dash,
    p: (value) => {
      if (!isNumber(value)) return dash;
      const zero = language === 'nl' ? '0,' : '.';
      if (value < 0.001) return `< ${zero}001`;
      if (value > 0.999) return `> ${zero}999`;
      return zero + value.toFixed(3).slice(2);
    },
  };
};
