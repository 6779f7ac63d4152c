const VERSION_4 = 0x40;
const VARIANT = 0x80;

/**
 * A new line's id (UUID, version 4): it keeps it over every version. Not `crypto.randomUUID`, which there
 * is on https only; a community's server in its own network may be plain http.
 */
export function newLineId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    const set =
      index === 6 ? (byte & 0x0f) | VERSION_4 : index === 8 ? (byte & 0x3f) | VARIANT : byte;
    return set.toString(16).padStart(2, '0');
  }).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
