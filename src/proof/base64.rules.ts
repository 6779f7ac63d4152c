/**
 * The bytes of standard padded base64 (RFC 4648 §4), or null unless encoding them again gives the very
 * same text: two spellings of one value would let a note be changed without changing what it says.
 */
export function strictBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
