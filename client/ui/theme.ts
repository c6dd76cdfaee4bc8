/**
 * The look of console and reports (DESIGN.md §11): warm white ground, near-black ink, petrol for what you can do, clay for
 * what needs you. Dark mode has colours of its own. Text has at least 4.5 : 1 on its ground, outlines of controls 3 : 1.
 */
import { type CSSVariablesResolver, createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#eaf4f5',
  '#d3e8eb',
  '#aad3d9',
  '#7cbac4',
  '#55a2af',
  '#348996',
  '#1a717f',
  '#0b5d6b',
  '#094b57',
  '#063942',
];
const clay: MantineColorsTuple = [
  '#fcf1e7',
  '#f8e2cd',
  '#f0c69e',
  '#e7a76a',
  '#da873a',
  '#c26c19',
  '#a4560e',
  '#8a470b',
  '#703908',
  '#542b06',
];
/** warm greys: 3 is a hairline, 4 the outline of a control */
const gray: MantineColorsTuple = [
  '#f7f4ee',
  '#f0ebe2',
  '#e8e2d6',
  '#ddd5c6',
  '#8f877a',
  '#7c7468',
  '#686156',
  '#575147',
  '#3b362f',
  '#24211c',
];
/** 0 is text, 4 the outline of a control, 5 a hairline, 6 a raised surface, 7 the ground */
const dark: MantineColorsTuple = [
  '#ece7de',
  '#d6d0c5',
  '#b3ac9f',
  '#968f83',
  '#7d776c',
  '#45413a',
  '#2b2823',
  '#1d1b18',
  '#161412',
  '#100e0c',
];

export const theme = createTheme({
  colors: { petrol, clay, gray, dark },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    // filled is dark with white in light mode, light with ink in dark mode
    return input.variant === 'filled' ? { ...colours, color: 'var(--mm-on-filled)' } : colours;
  },
  black: '#1f1c18',
  white: '#ffffff',
  fontFamily: "'Source Sans 3 Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.1875rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.45' },
  headings: {
    fontWeight: '640',
    sizes: {
      h1: { fontSize: '1.9rem', lineHeight: '1.2' },
      h2: { fontSize: '1.375rem', lineHeight: '1.3' },
      h3: { fontSize: '1.125rem', lineHeight: '1.35' },
    },
  },
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // a small button speaks no louder than a large one
    Button: {
      defaultProps: { size: 'sm' },
      vars: (_theme: unknown, { size }: { size?: unknown }) => ({
        root: size === 'compact-md' ? { '--button-fz': 'var(--mantine-font-size-sm)' } : {},
      }),
    },
    Progress: { styles: { root: { backgroundColor: 'var(--mm-track)' } } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45 }, transitionProps: { duration: 0 } } },
    Menu: { defaultProps: { transitionProps: { duration: 0 } } },
    Anchor: { defaultProps: { underline: 'always' } },
  },
});

/** Colours that Mantine derives otherwise than we want them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fcfaf6',
    '--mantine-color-text': '#1f1c18',
    '--mantine-color-dimmed': '#5d564b',
    '--mantine-color-placeholder': '#6b6458',
    '--mantine-color-anchor': '#0b5d6b',
    '--mantine-color-error': '#a3281c',
    '--mm-on-filled': '#ffffff',
    '--mm-surface': '#ffffff',
    '--mm-sunken': '#f5f1e9',
    '--mm-hairline': '#ddd5c6',
    '--mm-good-ground': '#dcefe9',
    '--mm-good-ink': '#0d4a3c',
    '--mm-fair-ground': '#fbeccb',
    '--mm-fair-ink': '#5b3f00',
    '--mm-low-ground': '#fadfd2',
    '--mm-low-ink': '#742506',
    '--mm-caution-ground': '#fcf1e7',
    '--mm-caution-line': '#c26c19',
    '--mm-caution-ink': '#703908',
    '--mm-here-ground': '#e1eff1',
    '--mm-here-ink': '#094b57',
    '--mm-good-strong': '#0d6b52',
    '--mm-fair-strong': '#a87400',
    '--mm-low-strong': '#c04a22',
    '--mm-low-text': '#9c3713',
    '--mm-track': '#e8e2d6',
    '--mm-edge': 'rgba(60, 45, 20, 0.16)',
    '--mm-figure-ground': '#ffffff',
  },
  dark: {
    '--mantine-color-body': '#1d1b18',
    '--mantine-color-text': '#ece7de',
    '--mantine-color-dimmed': '#b3ac9f',
    '--mantine-color-placeholder': '#a29b8e',
    '--mantine-color-anchor': '#7cbac4',
    '--mantine-color-error': '#ff9d8f',
    '--mm-on-filled': '#13211f',
    '--mm-surface': '#262320',
    '--mm-sunken': '#24211d',
    '--mm-hairline': '#45413a',
    '--mm-good-ground': '#173b33',
    '--mm-good-ink': '#b6e6d6',
    '--mm-fair-ground': '#443411',
    '--mm-fair-ink': '#f4dc9c',
    '--mm-low-ground': '#4c2415',
    '--mm-low-ink': '#fbc9b3',
    '--mm-caution-ground': '#33261a',
    '--mm-caution-line': '#da873a',
    '--mm-caution-ink': '#f0c69e',
    '--mm-here-ground': '#1d3b40',
    '--mm-here-ink': '#c9e6ea',
    '--mm-good-strong': '#6fcfae',
    '--mm-fair-strong': '#e0b34a',
    '--mm-low-strong': '#f08a62',
    '--mm-low-text': '#f6a98a',
    '--mm-track': '#3a362f',
    '--mm-edge': 'rgba(0, 0, 0, 0.55)',
    '--mm-figure-ground': '#f7f4ee',
  },
});
