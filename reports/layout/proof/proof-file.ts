import { formatTlogProof } from '../../../src/proof/tlog-proof.rules';
import type { ReportProof } from './report-proof';

export const PROOF_FILE = {
  name: 'trust-ledger-proof.json',
  mediaType: 'application/json',
  description: '核验页读取的存证：报告的存证记录、它在账本里的位置、账本头和各页文字',
} as const;

/**
 * The proof as it travels inside the PDF: the C2SP tlog-proof of the statement, the log's key, and each
 * page with its digest and its canonical text, so that a reader is shown what was changed and not only
 * that something was.
 */
export function proofFile(proof: ReportProof, pageTexts: readonly string[]): Buffer {
  const { body, index, hashes, head, pageDigests } = proof;
  const file = {
    format: 'trust-ledger/report-proof/v1',
    vkey: head.vkey,
    proof: formatTlogProof({
      index,
      hashes: hashes.map((hash) => Buffer.from(hash, 'hex')),
      checkpoint: head.note,
      extra: Buffer.from(JSON.stringify({ body, openings: [] }), 'utf8'),
    }),
    pages: pageDigests.map((digest, at) => ({ digest, text: pageTexts[at] ?? '' })),
  };
  return Buffer.from(`${JSON.stringify(file)}\n`, 'utf8');
}
