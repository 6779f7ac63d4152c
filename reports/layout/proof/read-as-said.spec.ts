import * as fs from 'node:fs';
import * as path from 'node:path';
import { pdfFile } from '../../../test/support/pdf-file';
import { incomeExpenditureContent } from '../../income-expenditure/content.rules';
import { drawIncomeExpenditure } from '../../income-expenditure/draw';
import { sampleDocument } from '../../samples/document-facts';
import { sampleFacts, sampleMaking } from '../../samples/facts';
import { sampleDocumentMaking } from '../../samples/golden';
import { drawDocument } from '../document/draw-document';
import { drawable } from '../fonts';
import { A4, type Printed, REPORT_MARGIN, Sheet } from '../sheet';
import { base45 } from './base45.rules';
import { pageDigest, pagesRoot, pageText, pageTextsOf } from './page-text.rules';
import { CODE_BYTES_MAX, pageCode, reportCode } from './paper-code.rules';

/** What pdf.js reads out of the file is what was put on record of it. */
async function expectReadAsSaid(printed: Printed): Promise<void> {
  const { pages } = await pdfFile(printed.bytes);
  expect(pages.map(({ text }) => text)).toEqual(pageTextsOf(printed));
  expect(pages.flatMap(({ strayed }) => strayed)).toEqual([]);
}

describe('a report is read as it was written', () => {
  it('with every kind of block there is', async () => {
    await expectReadAsSaid(await drawDocument(sampleDocument, sampleDocumentMaking));
  });

  it('in a form of its own', async () => {
    const content = incomeExpenditureContent(sampleFacts);
    await expectReadAsSaid(await drawIncomeExpenditure(content, sampleMaking));
  });

  it('with every word of every golden sample, and the signs that look alike', async () => {
    const folder = path.join(__dirname, '../../samples');
    const texts = fs.readdirSync(folder).filter((name) => name.endsWith('.txt'));
    expect(texts.length).toBeGreaterThan(15);
    const odd = '⺠生–‒…⋯·•1⁄2 ﬁ ① ㎡ m² ——“引号”（括号） a\u00adb 👍🏽 é e\u0301 𠮷 \u200b';
    const sheet = new Sheet({
      size: A4,
      margin: REPORT_MARGIN,
      title: '',
      subject: '',
      madeAt: new Date(0),
    });
    const words = new Set([
      odd,
      ...texts.flatMap((name) => fs.readFileSync(path.join(folder, name), 'utf8').split('\n')),
    ]);
    let y = sheet.bottom;
    for (const line of words) {
      const style = { width: sheet.width, size: 7 };
      const height = sheet.heightOf(line, style);
      if (y + height > sheet.bottom) {
        sheet.addPage();
        y = sheet.top;
      }
      sheet.text(line, sheet.left, y, style);
      y += height;
    }
    await expectReadAsSaid(await sheet.finish(() => undefined));
  });
});

describe('the canonical text of a page', () => {
  it('knows nothing of spaces, line ends and compatibility forms', () => {
    expect(pageText(['期末　余额\n', ' １,２34.00', 'm²\u200b'])).toBe('期末余额1,234.00m2');
  });

  it('leaves the furniture out, and keeps pages apart', () => {
    const said = [
      { page: 2, text: '乙' },
      { page: 1, text: '甲' },
      { page: 1, text: '第 1 页', furniture: true as const },
    ];
    expect(pageTextsOf({ pages: 2, said })).toEqual(['甲', '乙']);
  });

  it('has digests that do not change: they are on paper', () => {
    expect(pageDigest('期末余额1,234.00')).toBe(PAGE);
    expect(pagesRoot([PAGE, PAGE])).toBe(ROOT);
  });

  it('is written with one character for each glyph, and a box for what the font has not', () => {
    expect(drawable('⺠生–‒ a\u00adb 👍')).toBe('民生–– a-b □');
  });
});

const PAGE = '2d7bfe1d9082f5f3e686fa820670cf9bdc351c1c68517f15083eff43478673ca';
const ROOT = '53cebb6db73f3977d7f5f3ca5579ebe471efb60fcab8f08e5467faa0810c031e';

describe('the codes', () => {
  it('are base45 as RFC 9285 has it', () => {
    const of = (text: string) => base45(Buffer.from(text, 'utf8'));
    expect([of('AB'), of('Hello!!'), of('base-45'), of('ietf!')]).toEqual([
      'BB8',
      '%69 VD92EX0',
      'UJCLQE7W581',
      'QED8WEX0',
    ]);
  });

  it('fit on paper for a log of a million leaves and a statement as long as they get', () => {
    const code = reportCode({ ...LONG, pageDigests: Array.from({ length: 40 }, () => PAGE) });
    // three letters for two bytes
    expect((((code?.length ?? 0) - 5) / 3) * 2).toBeLessThanOrEqual(CODE_BYTES_MAX);
    expect(code?.length).toBeGreaterThan(2000);
    expect(pageCode(LONG.statement, 300, PAGE).length).toBeLessThanOrEqual(61);
  });

  it('are left out where they would be too small to read', () => {
    expect(reportCode({ ...LONG, body: 'x'.repeat(1500) })).toBeNull();
  });
});

const HASH = 'ab'.repeat(32);
const FIGURES = Array.from(
  { length: 6 },
  (_, at) => [`专项维修资金余额${at}`, '12,345,678.90'] as const,
);
const LONG = {
  statement: {
    id: '01a2b3c4-0000-7000-8000-000000000003',
    kind: 'annual-trustee-report',
    subject: '01a2b3c4-0000-7000-8000-000000000004',
    title: '锦和苑物业服务合同终止交接及清算报告（2026年1月1日至12月31日）',
    number: '信报〔2026〕0012号',
    version: 1,
    throughSeq: '1000000',
    pages: 40,
    pagesRoot: HASH,
    figures: FIGURES,
    madeOn: '2026-04-03' as never,
  },
  pageDigests: [],
  body: bodyOf(),
  index: 999_999,
  hashes: Array.from({ length: 20 }, () => HASH),
  head: {
    size: 1_000_000,
    root: HASH,
    signedAt: new Date(0),
    note: noteOf('books.jinhe-community.example.cn/c/1024/log/1'),
    vkey: `books.jinhe-community.example.cn/c/1024/log/1+00000000+${Buffer.alloc(33).toString('base64')}`,
  },
};

/** As long as the database writes it. */
function bodyOf(): string {
  const figures = JSON.stringify(FIGURES.map((figure) => [...figure])).replaceAll(',', ', ');
  const row = {
    figures,
    id: '01a2b3c4-0000-7000-8000-000000000003',
    kind: 'annual-trustee-report',
    made_on: '2026-04-03',
    number: '信报〔2026〕0012号',
    page_digests: { commitment: HASH },
    pages: '40',
    pages_root: HASH,
    subject: '01a2b3c4-0000-7000-8000-000000000004',
    through_seq: '1000000',
    title: '锦和苑物业服务合同终止交接及清算报告（2026年1月1日至12月31日）',
    version: '1',
  };
  return JSON.stringify({ kind: 'report_statement', op: 'insert', row, v: 1 });
}

function noteOf(origin: string): string {
  const line = (name: string, bytes: number) =>
    `— ${name} ${Buffer.alloc(4 + bytes).toString('base64')}\n`;
  return `${origin}\n1000000\n${Buffer.alloc(32).toString('base64')}\n\n${line(origin, 64)}${line(`${origin}/clock`, 72)}`;
}
