const HUES = [215, 28, 275, 170, 330, 95];
const DASHES = ['5 3', '1 3', '8 3 2 3', '2 2'];

/** Colour and dashes of a category's line, so that colour alone tells nothing. */
export function lineLook(index: number): {
  stroke: string;
  strokeDasharray: string;
} {
  const hue = HUES[index % HUES.length];
  return {
    // Towards the colour of text, to be seen on light and on dark.
    stroke: `color-mix(in srgb, hsl(${hue} 85% 50%) 65%, var(--bui-fg-primary))`,
    strokeDasharray: DASHES[index % DASHES.length],
  };
}
