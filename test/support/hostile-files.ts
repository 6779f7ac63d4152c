import {
  animation,
  gifScript,
  HTML,
  innerZip,
  jpeg,
  jpegWithGps,
  photo,
  png,
  pngClaiming,
  text,
  zeros,
  zip,
} from './hostile-bytes';
import { evidence, imported, type HostileFile } from './hostile-case';
import { hostilePdfs, hostileTables } from './hostile-documents';

export type { HostileFile } from './hostile-case';

const SVG =
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

const disguises: readonly HostileFile[] = [
  evidence('发票.svg').refused('svg', 'SVG with a script', () => text(SVG)),
  evidence('发票.png').refused('svg', 'SVG renamed to .png', () => text(SVG)),
  evidence('发票.svg').refused('svg', 'SVG behind a comment', () =>
    text(`<!-- a -->\n${SVG.slice(21)}`),
  ),
  evidence('照片.jpg').refused('html', 'HTML as .jpg', () => text(HTML)),
  evidence('页面.html').refused('html', 'HTML as itself', () => text(HTML)),
  evidence('照片.jpg').refused('html', 'HTML in UTF-16', () =>
    Buffer.from(`\ufeff${HTML}`, 'utf16le'),
  ),
  evidence('照片.jpg').refused('type-mismatch', 'JavaScript as .jpg', () => text('alert(1)')),
  evidence('照片.png').refused('type-mismatch', 'JPEG renamed to .png', jpeg),
  evidence('a.jpg.php').refused('type-mismatch', 'picture that ends in .php', jpeg),
  {
    ...evidence('照片.jpg').refused('type-mismatch', 'JPEG declared as HTML', jpeg),
    declaredType: 'text/html',
  },
  evidence('照片.jpg').refused('unknown-type', 'Windows program as .jpg', () =>
    Buffer.from('4d5a90000300000004000000ffff0000', 'hex'),
  ),
  evidence('IMG_1.heic').refused('heic', 'HEIC photo', () =>
    Buffer.from('0000001866747970686569630000000068656963', 'hex'),
  ),
  evidence('发票.xml').refused('electronic-invoice', 'XML that reads a local file', () =>
    text('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
  ),
  evidence('发票.ofd').refused('electronic-invoice', 'OFD invoice', () =>
    zip([{ name: 'OFD.xml', data: text('<OFD/>') }]),
  ),
  evidence('凭证.zip').refused('zip', 'archive', () => innerZip),
  evidence('流水.xls').refused('old-office', 'old Excel', () =>
    Buffer.from('d0cf11e0a1b11ae100000000', 'hex'),
  ),
  evidence('流水.csv').refused('not-evidence', 'table as evidence', () => text('日期,金额\n')),
  imported('照片.jpg').refused('not-import', 'picture as import', jpeg),
];

const shapes: readonly HostileFile[] = [
  evidence('空.jpg').refused('empty', 'no byte at all', () => Buffer.alloc(0)),
  evidence('一.jpg').refused('unknown-type', 'one byte', () => Buffer.from([0xff])),
  evidence('大.jpg').refused('too-large', 'over 20 MB', async () =>
    Buffer.concat([await jpeg(), zeros(21)]),
  ),
  imported('大.csv').refused('too-large', 'import over 10 MB', () =>
    Buffer.alloc(11 * 1024 * 1024, 'a'),
  ),
  evidence('大.png').refused('image-too-large', '50,000 × 50,000 pixels', () =>
    pngClaiming(50_000, 50_000),
  ),
  evidence('大.png').refused('image-too-large', '81 million pixels', () => pngClaiming(9000, 9000)),
  evidence('条.png').refused('image-too-large', 'strip a million pixels long', () =>
    pngClaiming(1_000_000, 1),
  ),
  evidence('断.png').refused('damaged', 'PNG with too few pixels', () => pngClaiming(500, 500)),
  evidence('断.jpg').refused('damaged', 'JPEG cut in half', async () => {
    const whole = await photo(800, 600).jpeg().toBuffer();
    return whole.subarray(0, whole.length / 2);
  }),
  evidence('断.jpg').refused('damaged', 'three bytes of a JPEG', () =>
    Buffer.from('ffd8ff', 'hex'),
  ),
  evidence('动.gif').refused('damaged', 'GIF that is a script', gifScript),
  evidence('图.png').refused('polyglot', 'PNG with an archive behind', async () =>
    Buffer.concat([await png(), innerZip]),
  ),
  evidence('图.jpg').refused('polyglot', 'JPEG with an archive behind (GIFAR)', async () =>
    Buffer.concat([await jpeg(), innerZip]),
  ),
  evidence('图.gif').refused('polyglot', 'picture with a PDF header inside', () =>
    text('GIF89a\n%PDF-1.7\n'),
  ),
];

const harmlessOnceTaken: readonly HostileFile[] = [
  evidence('收据.jpg').taken('收据.jpg', 'photo with GPS and a script in EXIF', jpegWithGps),
  evidence('收据.jpg').taken('收据.jpg', 'photo lying on its side', () =>
    photo().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
  ),
  evidence('收据.jpg').taken('收据.jpg', 'photo in printing colours', () =>
    photo().toColourspace('cmyk').jpeg().toBuffer(),
  ),
  evidence('收据.jpg').taken('收据.jpg', 'photo with a film behind, as phones do', async () =>
    Buffer.concat([await jpeg(), text('MotionPhoto<script>alert(1)</script>')]),
  ),
  evidence('动.gif').taken('动.gif', 'animation', () => animation('gif')),
  evidence('动.webp').taken('动.webp', 'animated WebP', () => animation('webp')),
  evidence('../../../etc/passwd.jpg').taken('passwd.jpg', 'name that climbs', jpeg),
  evidence('C:\\fakepath\\收据.jpg').taken('收据.jpg', 'name with a Windows path', jpeg),
  evidence('收据\u202Egpj.exe').refused('type-mismatch', 'name that reads right to left', jpeg),
  evidence('发票\u202E\u2066gpj.jpg').taken('发票gpj.jpg', 'name with bidi overrides', jpeg),
  evidence('收据\0.jpg').taken('收据.jpg', 'name with a NUL', jpeg),
  evidence('收据.jpg\0.html').refused('type-mismatch', 'name cut by a NUL', jpeg),
  evidence('a"; filename="evil.jpg').taken(
    'a"; filename="evil.jpg',
    'name that adds a header field',
    jpeg,
  ),
  evidence('a\r\nX-Evil: 1.jpg').taken('aX-Evil: 1.jpg', 'name with a line break', jpeg),
  evidence(`${'长'.repeat(300)}.jpg`).taken(
    `${'长'.repeat(116)}.jpg`,
    'name of 300 characters',
    jpeg,
  ),
  evidence('..').taken('未命名文件', 'name of dots', jpeg),
  imported('流水.csv').taken('流水.csv', 'bank table in GB18030', () =>
    Buffer.from('c8d5c6da2cbdf0b6ee0a', 'hex'),
  ),
  imported('流水.csv').taken('流水.csv', 'table with formulas, read as text only', () =>
    text('=cmd|"/c calc"!A1,1\n'),
  ),
];

/** More than eighty ways to send a file; built in memory, so that no scanner finds them on disk. */
export const hostileFiles: readonly HostileFile[] = [
  ...disguises,
  ...shapes,
  ...hostilePdfs,
  ...hostileTables,
  ...harmlessOnceTaken,
];
