import type { Seal, Sealing } from '../seal';
import { drawPageCode } from './draw-page-code';
import { drawProofPage } from './draw-proof-page';
import { pageDigest, pageTextsOf } from './page-text.rules';
import { PROOF_FILE, proofFile } from './proof-file';
import type { ReportProof } from './report-proof';

/** Puts the digests of the pages on record, 64 hex digits each; null where nobody signs. */
export type Prove = (pageDigests: readonly string[]) => Promise<ReportProof | null>;

/** A report that proves itself: what its pages say is put on record, and the proof is drawn behind them. */
export function provenBy(prove: Prove): Sealing {
  return async (said, pages) => {
    const texts = pageTextsOf({ pages, said });
    return sealOf(await prove(texts.map(pageDigest)), texts);
  };
}

/**
 * The proof page after the report's own pages, the proof inside the file, and a code on each page. Without
 * a proof each page tells that it has none.
 * @throws Error where the pages do not say what is on record: a proof of something else proves nothing.
 */
function sealOf(proof: ReportProof | null, texts: readonly string[]): Seal {
  if (proof && texts.map(pageDigest).join() !== proof.pageDigests.join()) {
    throw new Error(`pages of ${proof.statement.title} differ from their statement`);
  }
  return {
    drawPages: (sheet) => {
      if (!proof) return;
      sheet.attach({ ...PROOF_FILE, bytes: proofFile(proof, texts) });
      drawProofPage(sheet, proof);
    },
    drawCode: (sheet, { page }) => drawPageCode(sheet, page, proof),
  };
}
