import type { EntityManager } from 'typeorm';
import type { EntryFile, EntryPage } from '../entry-page.queries';
import { concernsOthers, publicSummaryOf } from '../entry-words.rules';
import { period } from '../../shared/period';
import type { Known } from '../time-machine/as-of.queries';
import type { EvidenceChain, EvidenceStepFileView } from './evidence-chain.view';
import { chainViewOf, knownBy, type Steps } from './evidence-step.rules';
import { SOURCES } from './source-evidence.queries';
import { plainSteps } from './source-evidence.rules';
import { spendingFacts } from './spending-evidence.queries';
import { spendingSteps } from './spending-evidence.rules';
import { outsideOf } from './voucher-evidence.queries';
import { voucherSteps } from './voucher-evidence.rules';

/**
 * 证据链 of one entry, from its page. Money shows whole and people by their post; words and papers of an
 * entry about other people's homes stay out, as they do on the page.
 */
export async function evidenceChainOf(
  tx: EntityManager,
  communityId: number,
  page: EntryPage,
  known?: Known,
): Promise<EvidenceChain> {
  const source = await sourceSteps(tx, communityId, page);
  const isCash = page.entry.sums.some((sum) => sum.isCash);
  const until = known?.until ?? null;
  const { seq } = page.entry;
  const outside = await outsideOf(tx, communityId, { seq, until, isCash });
  const voucher = voucherSteps({
    ...outside,
    seq,
    period: period(page.entry.period),
    voucherNo: page.entry.voucherNo,
    postedAt: page.postedAt,
    preparedBy: page.people.preparedBy?.postName ?? null,
    reviewedBy: page.people.reviewedBy?.postName ?? null,
    files: page.files.map(fileOf),
    agreed: page.bankAgreedOn !== null,
    reverses: page.reverses,
    reversedBy: page.reversedBy,
  });
  const chain = chainViewOf(source, voucher);
  return known ? knownBy(chain, known.day) : chain;
}

const REQUESTED = ['spending', 'emergency', 'emergency-claim'];

async function sourceSteps(
  tx: EntityManager,
  communityId: number,
  { entry }: EntryPage,
): Promise<Steps> {
  const { seq, kind, sourceKind, sourceId } = entry;
  const hidden = concernsOthers(entry);
  const plain = plainSteps({ kind, sourceKind }, publicSummaryOf(entry));
  if (kind === 'reversal' || sourceId === null || sourceKind === null) return plain;
  if (REQUESTED.includes(sourceKind)) {
    if (hidden) return plain;
    const facts = await spendingFacts(tx, communityId, { seq, requestId: sourceId });
    return facts ? spendingSteps(facts) : plain;
  }
  const own = entry.ownHome !== null;
  const steps = await SOURCES[sourceKind]?.(tx, communityId, { seq, sourceId, own });
  return steps ?? plain;
}

const fileOf = ({ id, name, thumbnail, mediaType }: EntryFile): EvidenceStepFileView => ({
  id,
  name,
  thumbnail,
  mediaType,
});
