import type { Entry } from '../../shared/api/types';

/** The funds an entry touches, each once, in the order of its lines. */
export function fundsOf(entry: Entry): string[] {
  return [...new Set(entry.lines.map((line) => line.fund))];
}
