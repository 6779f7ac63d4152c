import { createHash } from 'node:crypto';
import { sampleDocument, voucherList } from '../../samples/document-facts';
import { goldenText, sampleDocumentMaking, sampleText } from '../../samples/golden';
import type { ReportDocument } from './document';
import { drawDocument } from './draw-document';
import { quietly } from './making';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const drawn = (document: ReportDocument) => drawDocument(document, sampleDocumentMaking);

describe('a report as a document', () => {
  it('says what the golden sample says', async () => {
    expect(await sampleText('document', sampleDocument)).toBe(goldenText('document'));
  });

  it('is the same file, byte for byte, whenever it is drawn', async () => {
    const [once, again] = [await drawn(sampleDocument), await drawn(sampleDocument)];
    expect(sha256(again.bytes)).toBe(sha256(once.bytes));
  });

  it('lists in its contents the page on which each part begins', async () => {
    const { said } = await drawn(sampleDocument);
    const onContents = said.filter(({ page }) => page === 2).map(({ text }) => text);
    for (const [index, heading] of onContents.entries()) {
      if (!/^[一二三四五]、/.test(heading)) continue;
      const page = Number(onContents[index + 1]);
      expect(said.some((each) => each.page === page && each.text === heading)).toBe(true);
    }
    expect(onContents.filter((text) => text.includes('、'))).toHaveLength(5);
  });

  it('repeats the header of a table on every page it runs over', async () => {
    const list: ReportDocument = {
      ...sampleDocument,
      cover: [],
      parts: [{ heading: '凭证目录', blocks: [voucherList(200)] }],
    };
    const { said, pages } = await drawn(list);
    const headers = said.filter(({ text }) => text === '摘要').map(({ page }) => page);
    expect(headers).toEqual(Array.from({ length: pages }, (_, index) => index + 1));
    expect(said.filter(({ text }) => text.startsWith('记-'))).toHaveLength(200);
  });

  it('marks a later print on every page, and says the same otherwise', async () => {
    const first = await drawn(sampleDocument);
    const again = await drawDocument(sampleDocument, { ...sampleDocumentMaking, printNo: 2 });
    const marks = again.said.filter(({ text }) => text.includes('补打 第1次'));
    expect(marks.map(({ page }) => page)).toEqual(
      Array.from({ length: again.pages }, (_, index) => index + 1),
    );
    const body = ({ said }: typeof first) => said.filter(({ furniture }) => !furniture);
    expect(body(again)).toEqual(body(first));
  });

  it('tells on every page that figures may still change', async () => {
    const draft = { ...sampleDocument, state: '本年尚未结账，数字可能变化', isFinal: false };
    const { said, pages } = await drawn(draft);
    const told = said.filter(({ text }) => text === draft.state).map(({ page }) => page);
    expect(told.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: pages }, (_, index) => index + 1),
    );
  });

  it('never breaks a figure, however narrow its column, nor loses a word of a row taller than a page', async () => {
    const figure = '123,456,789,012.34';
    const long = '维修说明'.repeat(700);
    const { said, pages } = await drawn({
      ...sampleDocument,
      cover: [],
      parts: [
        {
          heading: '大额',
          blocks: [
            {
              kind: 'table',
              columns: [
                { title: '说明', share: 95 },
                { title: '金额', share: 5, align: 'right' },
              ],
              rows: [{ cells: [long, figure] }],
            },
          ],
        },
      ],
    });
    expect(said.map(({ text }) => text).join('')).toContain(figure);
    expect(
      said
        .filter(({ text }) => text.startsWith('维修'))
        .map(({ text }) => text)
        .join(''),
    ).toBe(long);
    expect(pages).toBeGreaterThan(1);
    expect(said.every(({ page }) => page <= pages)).toBe(true);
  });

  it('says how far it is', async () => {
    const parts: number[] = [];
    await drawDocument(
      { ...sampleDocument, parts: [{ heading: '目录', blocks: [voucherList(700)] }] },
      sampleDocumentMaking,
      { ...quietly, drawn: (part) => parts.push(part) },
    );
    expect(parts.length).toBeGreaterThan(3);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(parts.every((part) => part >= 0 && part <= 1)).toBe(true);
  });
});
