/**
 * The pictures of cards, for paper: the same shapes as client/respond/class/pictures.ts draws on screens (server and client share no
 * code; a test holds them against each other).
 */
import type { Picture } from './contract.ts';

/** a part of a picture: its outline, its fill, or with `line` a stroke of that width */
type Shape = readonly [d: string, colour: string, line?: number];

const ink = '#23343a';
const round = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

export const shapes: Readonly<Record<Picture, readonly Shape[]>> = {
  sun: [
    ['M24 3v7M24 38v7M3 24h7M38 24h7M9 9l5 5M34 34l5 5M39 9l-5 5M14 34l-5 5', '#b87400', 4],
    [round(24, 24, 10), '#e69f00'],
  ],
  moon: [['M31 5a19 19 0 1 0 12 30A17 17 0 0 1 31 5z', '#7a6bb0']],
  star: [['M24 3l6 14 15 1.500-11.500 10 3.500 15L24 35.500 11 43.500l3.500-15L3 18.500 18 17z', '#d55e00']],
  tree: [
    ['M21 30h6v15h-6z', '#7a4a1e'],
    [round(24, 18, 14), '#00805c'],
  ],
  fish: [
    ['M4 24c7-13 22-13 29 0c-7 13-22 13-29 0z', '#0072b2'],
    ['M31 24l14-11v22z', '#0072b2'],
    [round(13, 21, 2.2), '#ffffff'],
  ],
  boat: [
    ['M22 4v25H7z', '#d55e00'],
    ['M25 10v19h14z', '#e69f00'],
    ['M4 32h40l-7 11H11z', ink],
  ],
  house: [
    ['M9 22h30v22H9z', '#e0b48a'],
    ['M24 4L3 24h42z', '#b03a2e'],
    ['M20 30h8v14h-8z', ink],
  ],
  flower: [
    ['M24 26v19M24 40c-6 0-9-4-10-8', '#00805c', 3.5],
    [[round(24, 9, 6), round(33, 16, 6), round(30, 26, 6), round(18, 26, 6), round(15, 16, 6)].join(''), '#cc4f92'],
    [round(24, 18, 5), '#e69f00'],
  ],
  apple: [
    ['M24 15c-6-5-18-3-18 10c0 11 8 20 13 20c3 0 3-1 5-1s2 1 5 1c5 0 13-9 13-20c0-13-12-15-18-10z', '#b03a2e'],
    ['M24 15c0-5 1-8 4-11', '#7a4a1e', 3],
    ['M27 9c3-5 8-6 12-5c-1 5-6 7-12 5z', '#00805c'],
  ],
  umbrella: [
    ['M24 24v15a5 5 0 0 1-10 0', ink, 3.5],
    ['M3 25a21 21 0 0 1 42 0c-4-4-10-4-14 0c-4-4-10-4-14 0c-4-4-10-4-14 0z', '#7a6bb0'],
    ['M24 2v4', ink, 3],
  ],
  kite: [
    ['M24 2l13 16-13 17-13-17z', '#0072b2'],
    ['M24 2v33M11 18h26', '#ffffff', 2],
    ['M24 35c5 3-5 5 0 8c2 1 4 2 4 4', '#d55e00', 3],
  ],
  cloud: [['M14 38a10 10 0 0 1-1-20a12 12 0 0 1 23-1a10.500 10.500 0 0 1-1 21z', '#6d8fa6']],
  ball: [
    [round(24, 24, 19), '#d55e00'],
    ['M6 18c12 7 24 7 36 0M6 30c12-7 24-7 36 0', '#ffffff', 3.5],
  ],
  key: [
    [`${round(14, 24, 11)}${'M9 24a5 5 0 0 1 10 0a5 5 0 0 1-10 0z'}`, '#b87400'],
    ['M24 21h22v13h-6v-7h-5v5h-5v-5h-6z', '#b87400'],
  ],
  mushroom: [
    ['M18 26h12l2 18H16z', '#e0b48a'],
    ['M3 27a21 21 0 0 1 42 0z', '#b03a2e'],
    [[round(15, 19, 3), round(26, 14, 3.5), round(35, 21, 2.5)].join(''), '#ffffff'],
  ],
  cup: [
    ['M34 17h4a7 7 0 0 1 0 14h-5', '#00805c', 4],
    ['M7 10h28l-3 30a4 4 0 0 1-4 4H14a4 4 0 0 1-4-4z', '#00805c'],
    ['M8.500 20h25', '#ffffff', 3],
  ],
};

/** The picture as SVG text. */
export const pictureSvg = (picture: Picture): string => {
  const parts = shapes[picture].map(([d, colour, line]) =>
    line === undefined
      ? `<path d="${d}" fill="${colour}" fill-rule="evenodd"/>`
      : `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${line}" stroke-linecap="round"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">${parts.join('')}</svg>`;
};
