import fc from 'fast-check';
import { cleanFileName, extensionOf, withExtension } from './file-name.rules';

it.each([
  ['收据 2025-03.JPG', '收据 2025-03.JPG'],
  ['/var/tmp/收据.jpg', '收据.jpg'],
  ['..\\..\\收据.jpg', '收据.jpg'],
  ['.htaccess', 'htaccess'],
  ['  多  空格\t.pdf ', '多 空格.pdf'],
  ['e\u0301.pdf', 'é.pdf'],
  ['a\u200bb\u202ec\u2028.pdf', 'abc.pdf'],
  ['\0', '未命名文件'],
  ['目录/', '未命名文件'],
  ['', '未命名文件'],
])('keeps of %j what may be shown: %j', (raw, clean) => {
  expect(cleanFileName(raw)).toBe(clean);
});

it('leaves no path, no control or bidi character, and at most 120 characters of any name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (raw) => {
      const clean = cleanFileName(raw);
      expect(clean).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      expect(Array.from(clean).length).toBeGreaterThan(0);
      expect(Array.from(clean).length).toBeLessThanOrEqual(120);
      expect(() => encodeURIComponent(clean)).not.toThrow();
    }),
  );
});

it('keeps the extension of a long name and cuts no rare character in two', () => {
  const clean = cleanFileName(`${'𠮷'.repeat(200)}.pdf`);
  expect(Array.from(clean)).toHaveLength(120);
  expect(clean.endsWith('𠮷.pdf')).toBe(true);
});

it('reads the last extension only', () => {
  expect(extensionOf('a.php.JPG')).toBe('jpg');
  expect(extensionOf('没有扩展名')).toBe('');
});

it('names a copy after its own type', () => {
  expect(withExtension('收据.png', ['webp'])).toBe('收据.webp');
  expect(withExtension('收据.JPEG', ['jpg', 'jpeg'])).toBe('收据.JPEG');
  expect(withExtension('收据', ['jpg'])).toBe('收据.jpg');
});
