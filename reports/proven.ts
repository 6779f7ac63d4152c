import { pageDigest, pageTextsOf } from './layout/proof/page-text.rules';
import type { ReportProof } from './layout/proof/report-proof';
import type { Seal } from './layout/seal';
import type { Said } from './layout/sheet';

/** SHA-256 of what each page of the body says, as hex, first page first. */
export function pageDigestsOf(body: { said: readonly Said[]; pages: number }): string[] {
  return pageTextsOf(body).map(pageDigest);
}

/** How a proof is put on paper. */
export function sealOf(_proof: ReportProof | null): Seal | null {
  return null;
}
