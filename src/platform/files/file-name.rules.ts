const LENGTH_MAX = 120;
const UNNAMED = '未命名文件';
// Control and format characters (among them NUL and every bidi override), half surrogates, private
// use, line separators: none is part of an honest name, and each can make a name look like another.
const UNSAFE_CHARACTERS = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/**
 * The name as we keep and show it: text only, never a path, never the place where bytes are stored.
 * The extension survives shortening, because people and their computers go by it.
 */
export function cleanFileName(raw: string): string {
  const base = raw.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = base.replaceAll(UNSAFE_CHARACTERS, '').replaceAll(/\s+/gu, ' ').trim();
  const bare = plain.replace(/^\.+/, '').trim();
  return bare === '' ? UNNAMED : shortened(bare);
}

/** The last extension in lower case without its dot, or '' where the name has none. */
export function extensionOf(name: string): string {
  return /\.([^.\s]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The same name ending as the copy's type demands: 收据.png served as WebP becomes 收据.webp. */
export function withExtension(name: string, allowed: readonly [string, ...string[]]): string {
  const extension = extensionOf(name);
  if (allowed.includes(extension)) return name;
  const stem = extension === '' ? name : name.slice(0, -extension.length - 1);
  return `${stem}.${allowed[0]}`;
}

/** Counts characters, not UTF-16 halves, so that a rare 汉字 is never cut in two. */
function shortened(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= LENGTH_MAX) return name;
  const extension = extensionOf(name);
  const tail = extension === '' ? '' : `.${extension}`;
  return characters.slice(0, LENGTH_MAX - Array.from(tail).length).join('') + tail;
}
