/** [start, end) in UTF-16 units of the text it belongs to. */
export type Mark = readonly [start: number, end: number];

/**
 * Where the words stand in a text, in order and without overlaps, capitals or not. Only text that is
 * shown is looked at, so that a mark never tells of what is hidden.
 */
export function marksIn(text: string, words: readonly string[]): Mark[] {
  const small = text.toLowerCase();
  // a few letters grow when they are made small (İ): then the places would be wrong
  if (small.length !== text.length) return [];
  const found = words
    .filter((word) => word !== '')
    .flatMap((word) => placesOf(small, word.toLowerCase()))
    .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return found.reduce<Mark[]>((kept, mark) => {
    const last = kept.at(-1);
    if (!last || mark[0] >= last[1]) return [...kept, mark];
    return mark[1] > last[1] ? [...kept.slice(0, -1), [last[0], mark[1]]] : kept;
  }, []);
}

function placesOf(text: string, word: string): Mark[] {
  const places: Mark[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    places.push([at, at + word.length]);
  }
  return places;
}

const BEFORE = 16;

/** `length` characters around the first word that is said, with … where something is left out. */
export function snippetOf(text: string, words: readonly string[], length: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const first = marksIn(line, words)[0]?.[0] ?? 0;
  const start = Math.max(0, Math.min(first - BEFORE, line.length - length));
  const end = start + length;
  return `${start > 0 ? '…' : ''}${line.slice(start, end)}${end < line.length ? '…' : ''}`;
}
