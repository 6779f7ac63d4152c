import type { SurplusProposal } from '../surplus/surplus.service';
import type { SurplusProposalDto } from './surplus.dto';

/** Homes and shops own the common parts by their area; who wants parking spaces in says so. */
const USUAL_KINDS = ['residential', 'commercial'];

export function proposalOf(body: SurplusProposalDto): SurplusProposal {
  const { year, fund, mode, basis, total, rate, reason } = body;
  return {
    year,
    fund,
    plan: { mode, basis: basis ?? null, total: total ?? null, rate: rate ?? null },
    unitKinds: body.unitKinds ?? USUAL_KINDS,
    feeCode: body.feeCode ?? null,
    reason,
  };
}
