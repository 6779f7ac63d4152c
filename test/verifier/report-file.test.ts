import { checkCodes, checkReportFile, compareFigure } from '../../verifier/lib/report-check.mjs';
import { pageCode, reportCode as codeOf } from '../../reports/layout/proof/paper-code.rules';
import type { ReportProof } from '../../reports/layout/proof/report-proof';
import type { ReportFile } from '../../verifier/lib/report-file.mjs';
import { pdfFile } from '../support/pdf-file';
import { honest, type Made, putTogether, stated } from '../support/proven-report';

const MARCH = stated([
  ['锦和苑', '期初余额 1,200.00', '期末余额 1,234.56'],
  ['电梯维保 8,000.00', '付给：示例电梯公司'],
  ['说明与异议', '请向业主委员会提出'],
]);
const FEBRUARY = stated([['锦和苑', '期末余额 1,200.00'], ['保洁 500.00']], {
  id: '01a2b3c4-0000-7000-8000-000000000002',
  subject: '2026-02',
  title: '2026年2月收支公示表',
  number: '信报〔2026〕0008号',
  figures: [['期末余额', '1,200.00']],
});
const reportCode = (proof: ReportProof) => codeOf(proof) ?? 'none';
const KEPT = [{ label: '公告栏上的公钥', text: MARCH.proof.head.vkey }];

const read = async (made: Made) => pdfFile((await putTogether(made)).bytes);
const verdictOf = async (made: Made, kept = KEPT) => checkReportFile(await read(made), kept);
const codesOf = ({ findings }: { findings: { code: string; weight: string }[] }) =>
  findings.filter(({ weight }) => weight !== 'note').map(({ code }) => code);

describe('a report as a PDF', () => {
  let file: ReportFile;
  beforeAll(async () => {
    file = await read(honest(MARCH));
  });

  it('is green when nothing was changed, and shows what is on record', async () => {
    const verdict = await checkReportFile(file, KEPT);
    expect(verdict).toMatchObject({ state: 'green', findings: [] });
    expect(verdict.proven?.statement).toMatchObject({ title: '2026年3月收支公示表', pages: 3 });
    expect(verdict.proven?.statement.figures).toContainEqual(['期末余额', '1,234.56']);
  });

  it('carries the same proof on paper as in the file', () => {
    expect(file.code).toBe(reportCode(MARCH.proof));
  });

  it('is amber while nobody has vouched for the key', async () => {
    expect(codesOf(await checkReportFile(file, []))).toEqual(['key.unknown']);
  });

  it('holds by the code on its last page alone, where the proof inside was taken out', async () => {
    const verdict = await checkReportFile({ ...file, proofFile: null }, KEPT);
    expect(verdict).toMatchObject({ state: 'green', findings: [] });
  });

  it('is not called proven without any proof', async () => {
    const verdict = await verdictOf({ ...honest(MARCH), inside: null, last: null });
    expect(codesOf(verdict)).toEqual(['proof.none']);
  });
});

describe('a report that was changed', () => {
  const altered = (no: number, from: string, to: string): Made => {
    const made = honest(MARCH);
    const change = (texts: readonly string[]) => texts.map((text) => text.replace(from, to));
    return {
      ...made,
      pages: made.pages.map((page) =>
        page.no === no ? { ...page, texts: change(page.texts) } : page,
      ),
    };
  };

  it('a wrong digit: names the page, and shows both figures', async () => {
    const { state, findings } = await verdictOf(altered(2, '8,000.00', '6,000.00'));
    expect(state).toBe('red');
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'page.text-differs',
        page: 2,
        message: '第 2 页的文字与存证不符。',
        passage: expect.objectContaining({ stated: '8,000.00', found: '6,000.00' }),
      }),
    ]);
  });

  it('two pages changed places', async () => {
    const made = honest(MARCH);
    const [one, two, three] = made.pages;
    const { state, findings } = await verdictOf({ ...made, pages: [one!, three!, two!] });
    expect(state).toBe('red');
    expect(findings.map(({ code, page }) => [code, page])).toEqual([
      ['page.order', 2],
      ['page.order', 3],
    ]);
    expect(findings[0]?.message).toBe('页序不对：这里第 2 页放的是原来的第 3 页。');
  });

  it('a page of another month', async () => {
    const made = honest(MARCH);
    const strange = honest(FEBRUARY).pages[1]!;
    const pages = [made.pages[0]!, strange, made.pages[2]!];
    const { state, findings } = await verdictOf({ ...made, pages });
    expect(state).toBe('red');
    expect(findings).toMatchObject([{ code: 'page.other-report', page: 2 }]);
    expect(findings[0]?.message).toContain('2026年2月收支公示表 信报〔2026〕0008号');
  });

  it('a page was left out, and one was added', async () => {
    const file = await read(honest(MARCH));
    const [one, two, three, last] = file.pages;
    const short = { ...file, pages: [one!, two!, last!] };
    expect(codesOf(await checkReportFile(short, KEPT))).toEqual(['page.missing']);
    const long = { ...file, pages: [one!, two!, three!, three!, last!] };
    expect(codesOf(await checkReportFile(long, KEPT))).toEqual(['page.extra']);
  });

  it("another month's code on the last page", async () => {
    const { state, findings } = await verdictOf({ ...honest(MARCH), last: FEBRUARY.proof });
    expect(state).toBe('red');
    expect(findings.map(({ code }) => code)).toContain('code.other-report');
    expect(findings[0]?.message).toMatch(/^二维码不是这份报告的：它属于 《2026年2月收支公示表/);
  });

  it("another month's proof altogether: every page is said to be of this month", async () => {
    const { findings } = await verdictOf({
      ...honest(MARCH),
      inside: FEBRUARY,
      last: FEBRUARY.proof,
    });
    expect(findings.map(({ code }) => code)).toEqual([
      'page.other-report',
      'page.other-report',
      'page.extra',
    ]);
    expect(findings[0]?.message).toContain('2026年3月收支公示表');
  });

  it('other figures on the proof page', async () => {
    const statement = { ...MARCH.proof.statement, figures: [['期末余额', '9,234.56']] as const };
    const verdict = await verdictOf({ ...honest(MARCH), last: { ...MARCH.proof, statement } });
    expect(codesOf(verdict)).toEqual(['proof-page.differs']);
  });

  it('words in the middle of a page that call themselves a foot', async () => {
    const verdict = await verdictOf({
      ...honest(MARCH),
      besides: (sheet) => sheet.text('另收 5,000.00', 100, 400, { role: 'Artifact' }),
    });
    expect(codesOf(verdict)).toEqual(['page.strayed']);
  });
});

describe('the signature and the head', () => {
  it('an old head: signed before the report was on record', async () => {
    const early = stated(MARCH.pages, {}, { signedLeaves: 4 });
    const { state, findings } = await verdictOf({
      ...honest(MARCH),
      inside: early,
      last: early.proof,
    });
    expect(state).toBe('red');
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['head.old']));
    expect(findings[0]?.message).toContain('账本头是旧的');
  });

  it('an old head: signed on a day before the report was made', async () => {
    const early = stated(MARCH.pages, {}, { signedAt: new Date('2026-03-01T00:00:00Z') });
    expect(codesOf(await checkCodes([reportCode(early.proof)], KEPT))).toEqual(['head.old']);
  });

  it('a head that forks from one that was kept', async () => {
    const other = stated([['又一本']], { title: '另一份' });
    const kept = [{ label: '四月留存', text: other.proof.head.note }];
    expect(codesOf(await checkCodes([reportCode(MARCH.proof)], kept))).toEqual(['head.forked']);
  });

  it('a head that is shorter than one that was kept earlier', async () => {
    const long = stated([['同一本']], {}, { signedAt: new Date('2026-04-02T00:00:00Z') });
    const short = stated(MARCH.pages, {}, { signedLeaves: 8 });
    const kept = [{ label: '四月二日', text: long.proof.head.note }];
    expect(codesOf(await checkCodes([reportCode(short.proof)], kept))).toEqual(['head.shrunk']);
  });

  it('a signature that is not the key’s', async () => {
    const { head } = MARCH.proof;
    const forged = stated(MARCH.pages, {}, { seed: 9 }).proof.head;
    const proof = { ...MARCH.proof, head: { ...head, note: forged.note } };
    const { state, findings } = await verdictOf({
      ...honest(MARCH),
      inside: { ...MARCH, proof },
      last: null,
    });
    expect([state, findings[0]?.code]).toEqual(['red', 'note.not-signed']);
    expect(findings[0]?.message).toContain('签名不对');
  });

  it('another key than the one that was kept', async () => {
    const forged = stated(MARCH.pages, {}, { seed: 9 });
    const verdict = await checkCodes([reportCode(forged.proof)], KEPT);
    expect(codesOf(verdict)).toEqual(['key.other']);
  });
});

describe('the codes on paper', () => {
  const { statement, pageDigests } = MARCH.proof;
  const code = (of: typeof MARCH, page: number) =>
    pageCode(of.proof.statement, page, of.proof.pageDigests[page - 1] ?? '');

  it('are green together', async () => {
    const verdict = await checkCodes([reportCode(MARCH.proof), code(MARCH, 2)], KEPT);
    expect(verdict.state).toBe('green');
    expect(verdict.findings.map(({ code: said }) => said)).toEqual(['page.belongs']);
  });

  it('name the page of another report, and a page that was made anew', async () => {
    const strange = await checkCodes([reportCode(MARCH.proof), code(FEBRUARY, 2)], KEPT);
    expect(strange.findings).toMatchObject([{ code: 'page.other-report', page: 2 }]);
    const anew = pageCode(statement, 2, pageDigests[0] ?? '');
    const changed = await checkCodes([reportCode(MARCH.proof), anew], KEPT);
    expect(codesOf(changed)).toEqual(['page.code-differs']);
  });

  it('ask for the large one', async () => {
    expect(codesOf(await checkCodes([code(MARCH, 1)], KEPT))).toEqual(['code.needed']);
  });

  it('tell a figure that is on record from one that is not', () => {
    const known = { figures: statement.figures.map(([a, b]): [string, string] => [a, b]) };
    expect(compareFigure(known, ' １，234.56 ').matches).toBe(true);
    expect(compareFigure(known, '1,334.56').matches).toBe(false);
  });
});
