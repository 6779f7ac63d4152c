import { deflateSync } from 'node:zlib';
import { HTML, innerZip, pdf, pdfStream, text, workbook, zeros } from './hostile-bytes';
import { evidence, imported, type HostileFile } from './hostile-case';

const SCRIPT = '/S /JavaScript /JS (app.alert(1))';

export const hostilePdfs: readonly HostileFile[] = [
  evidence('合同.pdf').refused('pdf-active', 'PDF with JavaScript', () =>
    pdf(`/OpenAction << ${SCRIPT} >>`),
  ),
  evidence('合同.pdf').refused('pdf-active', 'the same with letters as #xx', () =>
    pdf('/OpenAction << /S /J#61va#53cript /JS (app.alert(1)) >>'),
  ),
  evidence('合同.pdf').refused('pdf-active', 'JavaScript packed into an object stream', () =>
    pdf(
      '',
      pdfStream(
        '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
        deflateSync(text(`8 0 << ${SCRIPT} >>`)),
      ),
    ),
  ),
  evidence('合同.pdf').refused(
    'pdf-active',
    'the same in a stream that claims to be a picture',
    () =>
      pdf(
        '',
        pdfStream('/Subtype /Image /Filter /FlateDecode', deflateSync(text(`8 0 << ${SCRIPT} >>`))),
      ),
  ),
  evidence('合同.pdf').refused('pdf-unreadable', 'objects behind a double encoding', () =>
    pdf(
      '',
      pdfStream('/Type /ObjStm /First 4 /Filter [/ASCIIHexDecode /FlateDecode]', text('789c>')),
    ),
  ),
  evidence('合同.pdf').refused('pdf-unreadable', 'objects that break off', () =>
    pdf('', pdfStream('/Type /ObjStm /First 4 /Filter /FlateDecode', text('x'))),
  ),
  evidence('合同.pdf').refused('pdf-active', 'PDF that launches a program', () =>
    pdf('/OpenAction << /S /Launch /F (cmd.exe) >>'),
  ),
  evidence('合同.pdf').refused('pdf-active', 'PDF with an attachment', () =>
    pdf('/Names << /EmbeddedFiles 5 0 R >>', '5 0 obj << /Type /EmbeddedFile >> endobj'),
  ),
  evidence('合同.pdf').refused('pdf-active', 'PDF with rich media', () =>
    pdf('', '5 0 obj << /Subtype /RichMedia >> endobj'),
  ),
  evidence('合同.pdf').refused('pdf-active', 'PDF form that sends data away', () =>
    pdf('/AA << /O << /S /SubmitForm >> >>'),
  ),
  evidence('合同.pdf').refused('pdf-encrypted', 'encrypted PDF', () =>
    pdf('', 'trailer << /Encrypt 6 0 R >>'),
  ),
  evidence('合同.pdf').refused('polyglot', 'PDF with an archive behind', () =>
    Buffer.concat([pdf(), innerZip]),
  ),
  evidence('合同.pdf').refused('polyglot', 'PDF with a page behind', () =>
    Buffer.concat([pdf(), text(HTML)]),
  ),
  evidence('合同.pdf').refused('polyglot', 'PDF with a page in its first comment', () =>
    Buffer.concat([text(`%PDF-1.7\n%${HTML}\n`), pdf()]),
  ),
  evidence('合同.pdf').refused('polyglot', 'PDF that begins later', () =>
    Buffer.concat([text('junk\n'), pdf()]),
  ),
  evidence('合同.pdf').refused('html', 'page with a PDF inside', () =>
    Buffer.concat([text(HTML), pdf()]),
  ),
  evidence('合同.pdf').refused('damaged', 'PDF that breaks off', () => pdf().subarray(0, 150)),
  evidence('合同.pdf').refused('pdf-too-large-inside', 'PDF that inflates to 300 MB', () =>
    pdf('', pdfStream('/Filter /FlateDecode', deflateSync(zeros(300), { level: 1 }))),
  ),
];

export const hostileTables: readonly HostileFile[] = [
  imported('流水.xlsx').refused('zip-bomb', 'workbook that inflates to 60 MB', () =>
    workbook({ name: 'xl/s.xml', data: zeros(60) }),
  ),
  imported('流水.xlsx').refused('zip-bomb', 'inflates a thousandfold', () =>
    workbook({ name: 'xl/s.xml', data: zeros(8) }),
  ),
  imported('流水.xlsx').refused('zip-bomb', 'lies about its size', () =>
    workbook({ name: 'xl/s.xml', data: zeros(60), claimedSize: 4000 }),
  ),
  imported('流水.xlsx').refused('zip-damaged', 'is shorter than it says', () =>
    workbook({ name: 'xl/s.xml', data: text('<a/>'), claimedSize: 4000 }),
  ),
  imported('流水.xlsx').refused('zip-bomb', '150 parts that share their bytes', () =>
    workbook({
      name: 'xl/s.xml',
      data: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i) % 251)),
      listed: 150,
    }),
  ),
  imported('流水.xlsx').refused('zip-bomb', 'too many parts', () =>
    workbook(
      ...Array.from({ length: 300 }, (_, i) => ({ name: `xl/${i}.xml`, data: text('<a/>') })),
    ),
  ),
  imported('流水.xlsx').refused('zip-path', 'climbs out of its folder', () =>
    workbook({ name: '../../etc/cron.d/x', data: text('x') }),
  ),
  imported('流水.xlsx').refused('zip-path', 'climbs out the Windows way', () =>
    workbook({ name: '..\\..\\x.xml', data: text('x') }),
  ),
  imported('流水.xlsx').refused('zip-path', 'absolute path', () =>
    workbook({ name: '/etc/passwd', data: text('x') }),
  ),
  imported('流水.xlsx').refused('zip-path', 'symbolic link', () =>
    workbook({ name: 'xl/link', data: text('/etc/passwd'), attributes: 0o120777 * 0x10000 }),
  ),
  imported('流水.xlsx').refused('zip-nested', 'archive within', () =>
    workbook({ name: 'xl/more.zip', data: innerZip }),
  ),
  imported('流水.xlsx').refused('zip-nested', 'archive within under another name', () =>
    workbook({ name: 'xl/media/1.png', data: innerZip }),
  ),
  imported('流水.xlsx').refused('zip-damaged', 'two parts of one name', () =>
    workbook({ name: 'xl/workbook.xml', data: text('<b/>') }),
  ),
  imported('流水.xlsx').refused('zip-encrypted', 'password', () =>
    workbook({ name: 'xl/s.xml', data: text('x'), flags: 1 }),
  ),
  imported('流水.xlsx').refused('macro', 'macros', () =>
    workbook({ name: 'xl/vbaProject.bin', data: text('x') }),
  ),
  imported('流水.xlsx').refused('macro', 'XML that multiplies itself', () =>
    workbook({ name: 'xl/s.xml', data: text('<!DOCTYPE l [<!ENTITY a "aaaa">]><l>&a;</l>') }),
  ),
  imported('流水.xlsx').refused(
    'zip-damaged',
    'workbook with nothing of a workbook',
    () => innerZip,
  ),
  imported('流水.zip').refused('zip-not-table', 'archive for a table', () => innerZip),
  imported('流水.xlsx').refused('zip-damaged', 'directory cut off', () =>
    workbook().subarray(0, -30),
  ),
  imported('流水.xlsx').refused('html', 'web page as workbook, as some banks export', () =>
    text(HTML),
  ),
  imported('流水.csv').refused('unknown-type', 'text with a NUL', () => text('a,b\n1,\0\n')),
];
