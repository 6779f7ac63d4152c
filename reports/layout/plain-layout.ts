import type { Font, Glyph, GlyphRun } from 'fontkit';

/**
 * Sets one glyph for each character, by its own width: what Chinese books and columns of figures need.
 * The font's rules for ligatures and kerning are asked for every text anew, which takes most of the time
 * of a long report and changes nothing that is read; glyphs that stand for two characters would even make
 * the text that is read out of the file differ from what was written.
 */
export function plainLayout(font: Font): (text: string) => GlyphRun {
  const known = new Map<string, Glyph>();
  const glyphOf = (character: string): Glyph => {
    const found = known.get(character);
    if (found) return found;
    const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
    known.set(character, glyph);
    return glyph;
  };
  return (text) => {
    const glyphs = Array.from(text, glyphOf);
    let advanceWidth = 0;
    const positions = glyphs.map((glyph) => {
      advanceWidth += glyph.advanceWidth;
      return { xAdvance: glyph.advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 };
    });
    return { glyphs, positions, advanceWidth } as unknown as GlyphRun;
  };
}
