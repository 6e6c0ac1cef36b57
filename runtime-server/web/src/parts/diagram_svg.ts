// The server's SVG made safe: shapes and text only. Whatever could run or load something is taken out.
import DOMPurify from 'dompurify';

const kForbidden = ['script', 'foreignObject', 'image', 'a', 'use', 'animate', 'set', 'iframe'];

/** Null where the text is no SVG. */
export function safeSvg(source: string): SVGSVGElement | null {
  const fragment = DOMPurify.sanitize(source, {
    USE_PROFILES: { svg: true, svgFilters: true },
    FORBID_TAGS: kForbidden,
    FORBID_ATTR: ['href', 'xlink:href'],
    // Names cannot collide with the page's: the drawing lives in a shadow root. Its markers need their ids.
    SANITIZE_DOM: false,
    RETURN_DOM_FRAGMENT: true,
  });
  const svg = fragment.querySelector('svg');
  if (!svg) return null;
  for (const style of svg.querySelectorAll('style')) {
    if (/url\(|@import/i.test(style.textContent ?? '')) style.remove();
  }
  return svg;
}

export interface Size {
  width: number;
  height: number;
}

export function sizeOf(svg: SVGSVGElement): Size {
  const box = svg.getAttribute('viewBox')?.trim().split(/[\s,]+/).map(Number);
  const length = (name: string) => Number.parseFloat(svg.getAttribute(name) ?? '');
  const width = box?.[2] ?? length('width');
  const height = box?.[3] ?? length('height');
  return { width: width > 0 ? width : 800, height: height > 0 ? height : 400 };
}
