import { pageDigest, pageTextsOf, pagesRoot } from '../../reports/layout/proof/page-text.rules';
import { drawPageCode } from '../../reports/layout/proof/draw-page-code';
import { drawProofPage } from '../../reports/layout/proof/draw-proof-page';
import { PROOF_FILE, proofFile } from '../../reports/layout/proof/proof-file';
import type { ReportProof, ReportStatement } from '../../reports/layout/proof/report-proof';
import { A4, type Printed, REPORT_MARGIN, Sheet } from '../../reports/layout/sheet';
import { canonicalLeaf } from '../../src/proof/leaf.rules';
import { signHead, signingLog } from '../../src/proof/signer/signing.rules';
import { CompactRange, inclusionProof, leafHash, rootOf } from '../../src/proof/tree.rules';
import { day } from '../../src/shared/day';

const MADE_AT = new Date('2026-04-03T07:07:00Z');
/** Leaves of the log before the statement and after it. */
const BEFORE = 5;
const AFTER = 3;

/** What a report says, page by page. */
export type Pages = readonly (readonly string[])[];

/** A report as it was put on record, and the log it stands in. */
export interface Stated {
  readonly pages: Pages;
  readonly proof: ReportProof;
}

/** A log with one statement in it, signed once all leaves are there or, told so, too early. */
export function stated(
  pages: Pages,
  of: Partial<ReportStatement> = {},
  { seed = 7, signedLeaves = BEFORE + 1 + AFTER, signedAt = MADE_AT } = {},
): Stated {
  const pageDigests = pages.map((texts) => pageDigest(textOf(texts)));
  const statement: ReportStatement = {
    id: '01a2b3c4-0000-7000-8000-000000000003',
    kind: 'income-expenditure',
    subject: '2026-03',
    title: '2026年3月收支公示表',
    number: '信报〔2026〕0012号',
    version: 1,
    throughSeq: '2841',
    pages: pages.length,
    pagesRoot: pagesRoot(pageDigests),
    figures: [
      ['期初余额', '1,200.00'],
      ['期末余额', '1,234.56'],
    ],
    madeOn: day('2026-04-03'),
    ...of,
  };
  const body = leafOf(statement);
  const other = (at: number) => Buffer.from(`leaf ${at}`, 'utf8');
  const leaves = [
    ...Array.from({ length: BEFORE }, (_, at) => other(at)),
    Buffer.from(body, 'utf8'),
    ...Array.from({ length: AFTER }, (_, at) => other(100 + at)),
  ].map(leafHash);
  const log = signingLog({ name: 'books.example.cn', seed: Buffer.alloc(32, seed) }, 1);
  const tree = CompactRange.empty();
  for (const leaf of leaves.slice(0, signedLeaves)) tree.append(leaf);
  const head = signHead(log, tree, signedAt);
  // a head that is too early has no way for it: the forger keeps that of a later one
  const proven = signedLeaves > BEFORE ? signedLeaves : leaves.length;
  const hashes = inclusionProof(BEFORE, proven, (level, index) =>
    rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)),
  );
  return {
    pages,
    proof: {
      statement,
      pageDigests,
      body,
      index: BEFORE,
      hashes: hashes.map((hash) => hash.toString('hex')),
      head: {
        size: head.size,
        root: head.root.toString('hex'),
        signedAt: head.signedAt,
        note: head.note,
        vkey: log.vkey,
      },
    },
  };
}

const textOf = (texts: readonly string[]) =>
  pageTextsOf({ pages: 1, said: texts.map((text) => ({ page: 1, text })) })[0] ?? '';

/** As the database writes it. */
function leafOf(statement: ReportStatement): string {
  const { number, figures, pagesRoot: root, throughSeq, madeOn, ...rest } = statement;
  const row = {
    ...rest,
    ...(number === null ? {} : { number }),
    pages: String(statement.pages),
    version: String(statement.version),
    figures: JSON.stringify(figures),
    pages_root: root,
    page_digests: { commitment: 'c'.repeat(64) },
    through_seq: throughSeq,
    made_on: madeOn,
  };
  return canonicalLeaf({ v: 1, kind: 'report_statement', op: 'insert', row });
}

/** Whose pages, corner codes, inner proof and proof page a file is put together from. */
export interface Made {
  readonly pages: readonly { texts: readonly string[]; of: ReportProof; no: number }[];
  /** What travels in the file; null: nothing. */
  readonly inside: Stated | null;
  /** Of the last page; null: there is none. */
  readonly last: ReportProof | null;
  /** Something else that is drawn on the first page. */
  readonly besides?: (sheet: Sheet) => void;
}

/** The parts of an honest file. */
export const honest = (report: Stated): Made => ({
  pages: report.pages.map((texts, at) => ({ texts, of: report.proof, no: at + 1 })),
  inside: report,
  last: report.proof,
});

/** Draws the file as the product does, honest or not. */
export function putTogether({ pages, inside, last, besides }: Made): Promise<Printed> {
  const options = { size: A4, margin: REPORT_MARGIN, subject: '', madeAt: MADE_AT };
  const sheet = new Sheet({ ...options, title: '收支公示表', carriesFiles: true });
  for (const [at, { texts }] of pages.entries()) {
    if (at > 0) sheet.addPage();
    for (const [line, text] of texts.entries()) {
      sheet.text(text, sheet.left, sheet.top + 20 * line, { width: sheet.width });
    }
    if (at === 0) besides?.(sheet);
  }
  if (inside) {
    const bytes = proofFile(inside.proof, inside.pages.map(textOf));
    sheet.attach({ ...PROOF_FILE, bytes });
  }
  if (last) drawProofPage(sheet, last);
  return sheet.finish((page) => {
    const drawn = pages[page - 1];
    if (drawn) drawPageCode(sheet, drawn.no, drawn.of);
    else if (last) drawPageCode(sheet, page, last);
  });
}
