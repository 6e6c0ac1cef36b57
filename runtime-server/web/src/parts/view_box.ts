// Panning and zooming as arithmetic on one transform: page = scale · drawing + (x, y).

export interface View {
  scale: number;
  x: number;
  y: number;
}

interface Extent {
  width: number;
  height: number;
}

export const kLeastScale = 0.1;
export const kMostScale = 4;
const kMargin = 12;

const clamp = (scale: number) => Math.min(kMostScale, Math.max(kLeastScale, scale));

/** The whole drawing in the middle of the window, never larger than life. */
export function fit(drawing: Extent, window_: Extent): View {
  const room = (outer: number) => Math.max(1, outer - 2 * kMargin);
  const scale = clamp(Math.min(1, room(window_.width) / drawing.width, room(window_.height) / drawing.height));
  return {
    scale,
    x: (window_.width - drawing.width * scale) / 2,
    y: (window_.height - drawing.height * scale) / 2,
  };
}

export interface Area extends Extent {
  x: number;
  y: number;
}

const kReadable = 0.62;
const kAround = 480;

/** A large drawing begins where the case stands, at a size that can be read; a small one is shown whole. */
export function focusOn(drawing: Extent, window_: Extent, area: Area | null): View {
  const whole = fit(drawing, window_);
  if (area === null || whole.scale >= kReadable) return whole;
  const wide = Math.min(window_.width / (area.width + kAround), window_.height / (area.height + kAround));
  const scale = clamp(Math.max(whole.scale, Math.min(kReadable, wide)));
  return {
    scale,
    x: window_.width / 2 - (area.x + area.width / 2) * scale,
    y: window_.height / 2 - (area.y + area.height / 2) * scale,
  };
}

/** Zooms so that the point (px, py) of the window stays where it is. */
export function zoomAt(view: View, factor: number, px: number, py: number): View {
  const scale = clamp(view.scale * factor);
  const ratio = scale / view.scale;
  return { scale, x: px - (px - view.x) * ratio, y: py - (py - view.y) * ratio };
}

export const pan = (view: View, dx: number, dy: number): View => ({ ...view, x: view.x + dx, y: view.y + dy });
