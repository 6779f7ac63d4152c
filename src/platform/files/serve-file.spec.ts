import fc from 'fast-check';
import { fileHeaders } from './serve-file';

const sha256 = 'a'.repeat(64);
const picture = { name: '收据.png', mediaType: 'image/webp', sha256 };

it('lets nothing run, be guessed, or be framed', () => {
  expect(fileHeaders(picture, 'inline')).toEqual({
    'Content-Type': 'image/webp',
    'Content-Disposition': `inline; filename="file.webp"; filename*=UTF-8''%E6%94%B6%E6%8D%AE.webp`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'private, max-age=31536000, immutable',
    ETag: `"${sha256}"`,
  });
});

it.each(['text/html', 'image/svg+xml', 'application/javascript', ''])(
  'saves %j as bytes, whatever was asked',
  (mediaType) => {
    const headers = fileHeaders({ name: 'x.html', mediaType, sha256 }, 'inline');
    expect(headers['Content-Type']).toBe('application/octet-stream');
    expect(headers['Content-Disposition']).toMatch(/^attachment; filename="x_html\.bin"/);
  },
);

it('shows a PDF in its sandbox, and saves an original', () => {
  const file = { name: '合同.pdf', mediaType: 'application/pdf', sha256 };
  expect(fileHeaders(file, 'inline')).toMatchObject({
    'Content-Type': 'application/pdf',
    'Content-Disposition': expect.stringMatching(/^inline; filename="file\.pdf"/),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
  expect(fileHeaders(file, 'attachment')['Content-Disposition']).toMatch(/^attachment; /);
});

it('gives no name a way out of its header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const header = fileHeaders({ ...picture, name }, 'attachment')['Content-Disposition'];
      expect(header).toMatch(
        /^attachment; filename="[A-Za-z0-9_-]+\.webp"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/,
      );
    }),
  );
});
