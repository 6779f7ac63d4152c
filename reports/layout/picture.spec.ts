import * as fc from 'fast-check';
import { decoded } from '../samples/decoded';
import { escaped, pngOf, sizeToFit, svgOf, svgQr, svgText, widthOf, wrapped } from './picture';

const style = { size: 20, width: 200 };
const picture = (words: string) =>
  svgOf({ width: 300, height: 100, title: words }, [svgText(words, 10, 60, { size: 40 })]);

describe('pictures', () => {
  it('are the same bytes each time, and Chinese stands on them', async () => {
    const [first, again, empty] = await Promise.all([
      pngOf(picture('信托账'), 300),
      pngOf(picture('信托账'), 300),
      pngOf(picture(''), 300),
    ]);
    expect(first.equals(again)).toBe(true);
    expect((await decoded(first)).dark).toBeGreaterThan(1000);
    expect((await decoded(empty)).dark).toBe(0);
  });

  it('take any text: markup and control characters do no harm', async () => {
    const hostile = `</text><script>"&'\u0000\u001b\uFFFE 张三`;
    expect(escaped(hostile)).toBe('&lt;/text&gt;&lt;script&gt;&quot;&amp;&#39; 张三');
    const { width } = await decoded(await pngOf(picture(hostile), 300));
    expect(width).toBe(300);
  });

  it('carry a QR code that a telephone reads', async () => {
    const url = 'https://example.com/c/1/reports?from=2026-03';
    const qr = svgQr(url, { x: 20, y: 20, side: 260 });
    const { qrText } = await decoded(
      await pngOf(svgOf({ width: 300, height: 300, title: '' }, [qr]), 600),
    );
    expect(qrText).toBe(url);
  });

  it('break lines within the width, losing nothing, tearing no number', () => {
    const text = '三月电梯维修支出12,345.67元，已与银行对账。';
    const lines = wrapped(text, style);
    expect(lines.join('')).toBe(text);
    expect(lines.some((line) => line.includes('12,345.67'))).toBe(true);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite', maxLength: 60 }), (any) => {
        const shown = wrapped(any, { ...style, lines: 2 });
        expect(shown.length).toBeLessThanOrEqual(2);
        // punctuation that may not begin a line hangs over by one sign
        for (const line of shown)
          expect(widthOf(line, style)).toBeLessThanOrEqual(style.width + 20);
      }),
    );
  });

  it('shrink a figure until it fits, no further than may be read', () => {
    expect(sizeToFit('1,234.56', { size: 20, width: 500 }, 10)).toBe(20);
    const size = sizeToFit('9,999,999,999,999.99', { size: 60, width: 300 }, 10);
    expect(widthOf('9,999,999,999,999.99', { size })).toBeLessThanOrEqual(300);
    expect(sizeToFit('9,999,999,999,999.99', { size: 60, width: 10 }, 24)).toBe(24);
  });
});
