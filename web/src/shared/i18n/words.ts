/** Message files by area: `{ common: {...}, home: {...} }`. */
export type Messages = Readonly<Record<string, MessageTree>>;
export type MessageTree = { readonly [key: string]: string | MessageTree };

/** Every text of one language under its whole key: "home:balance.title". */
export type Book = ReadonlyMap<string, string>;

export interface WordValues {
  /** Said when no book knows the key. */
  defaultValue?: string | undefined;
  [name: string]: string | number | null | undefined;
}

export function bookOf(messages: Messages): Book {
  const book = new Map<string, string>();
  const enter = (prefix: string, tree: MessageTree): void => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === 'string') book.set(prefix + key, value);
      else enter(`${prefix}${key}.`, value);
    }
  };
  for (const [area, tree] of Object.entries(messages)) enter(`${area}:`, tree);
  return book;
}

/**
 * The text of a key with its {{values}} filled in. "area:key" is looked up as it is, a bare key in
 * the areas given, in their order; the first book that knows it speaks. A key nobody knows is said
 * as it stands, so that a gap is seen and not hidden.
 */
export function say(
  books: readonly Book[],
  areas: readonly string[],
  key: string,
  values: WordValues = {},
): string {
  const wholeKeys = key.includes(':') ? [key] : areas.map((area) => `${area}:${key}`);
  const text = firstKnown(books, wholeKeys) ?? values.defaultValue ?? key;
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

function firstKnown(books: readonly Book[], keys: readonly string[]): string | undefined {
  for (const book of books) {
    for (const key of keys) {
      const text = book.get(key);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}
