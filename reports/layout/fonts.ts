import { type Font, openSync } from 'fontkit';
import * as path from 'node:path';

export type Weight = 'regular' | 'bold';

const FILES: Record<Weight, string> = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
};

const opened = new Map<Weight, Font>();

/**
 * Noto Sans SC, parsed once for all documents: parsing ten megabytes per document, let alone per
 * `doc.font()` call, would make a report about forty times slower.
 */
export function fontOf(weight: Weight): Font {
  const known = opened.get(weight);
  if (known) return known;
  const font = openSync(fontFileOf(weight)) as Font;
  opened.set(weight, font);
  return font;
}

/** Where the font lies, for what draws by itself (pictures). */
export function fontFileOf(weight: Weight): string {
  const folder = path.dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  return path.join(folder, FILES[weight]);
}
