/** What Excel in Chinese saves as CSV. Node only decodes it, so the table is turned round. */
export function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      codes.set(decoder.decode(bytes), bytes);
    }
  }
  return Buffer.concat(Array.from(text).map((letter) => codes.get(letter) ?? Buffer.from(letter)));
}
