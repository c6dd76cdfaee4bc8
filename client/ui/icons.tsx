/** Small signs, drawn: a character may be missing from a font, a drawing never is. All are decoration beside words. */
import type { ReactNode } from 'react';

const drawings = {
  up: <path d="M8 13V3.5M4 7l4-4 4 4" />,
  down: <path d="M8 3v9.5M4 9l4 4 4-4" />,
  upDown: <path d="M5 6.2 8 3l3 3.2M5 9.8 8 13l3-3.2" />,
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  unfold: <path d="m3.5 6 4.5 4.5L12.5 6" />,
  fold: <path d="m3.5 10.5 4.5-4.5 4.5 4.5" />,
  planned: <circle cx="8" cy="8" r="4.2" />,
  open: <circle cx="8" cy="8" r="4.8" fill="currentColor" stroke="none" />,
  closed: <rect x="3.8" y="3.8" width="8.4" height="8.4" rx="1.2" fill="currentColor" stroke="none" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** As tall as the text around it. */
export function Icon({ name, size = '0.85em' }: { readonly name: IconName; readonly size?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      style={{ flex: 'none', verticalAlign: '-0.06em' }}
    >
      {drawings[name]}
    </svg>
  );
}
