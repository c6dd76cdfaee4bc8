/**
 * A figure of the server as part of the page: its text can be selected, found and read aloud (title and description are
 * in the SVG). It is ours, and it holds texts from imported studies, so it is cleaned all the same.
 */
import DOMPurify from 'dompurify';
import { useEffect, useRef } from 'react';

/** Shapes, text and their own style attributes; no script, no links, no rules for the rest of the page, nothing from elsewhere. */
export const cleanSvg = (svg: string): SVGElement | null => {
  const fragment = DOMPurify.sanitize(svg, {
    USE_PROFILES: { svg: true, svgFilters: false },
    FORBID_TAGS: ['style', 'a', 'image', 'use', 'foreignObject', 'animate', 'animateMotion', 'animateTransform', 'set'],
    FORBID_ATTR: ['href', 'xlink:href'],
    RETURN_DOM_FRAGMENT: true,
  });
  const root = fragment.querySelector('svg');
  if (root && !root.getAttribute('aria-labelledby') && !root.getAttribute('aria-label')) {
    const title = root.querySelector('title')?.textContent;
    if (title) root.setAttribute('aria-label', title);
  }
  root?.setAttribute('role', 'img');
  return root;
};

export function SafeSvg({ svg, className }: { readonly svg: string; readonly className?: string | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const drawing = cleanSvg(svg);
    box.current?.replaceChildren(...(drawing ? [drawing] : []));
  }, [svg]);
  return <div ref={box} className={className} />;
}
