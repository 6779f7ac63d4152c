import { reportCommunity } from '../../src/disclosure/report-sources.queries';
import {
  type HandoverFacts,
  handoverFacts,
  type ListFact,
} from '../../src/handover/handover-facts';
import { handoverErrors } from '../../src/handover/handover.errors';
import { listNamed, publicLines } from '../../src/handover/handover-lists.queries';
import { handoverViewOf } from '../../src/handover/handover-views';
import { dayInShanghai, formatInstant } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period, periodOf } from '../../src/shared/period';
import type { ReportChoice, ReportFacts, ReportSource } from '../report-definition';
import type { HandoverReportFacts, HandoverReportList } from './content.rules';

/**
 * What the page of the handover shows, with the lines of every list that is public.
 * @throws DomainError `handover.unknown`, `.not-sealed`
 */
export async function handoverReportFacts(
  source: ReportSource,
): Promise<ReportFacts<HandoverReportFacts>> {
  const { tx, communityId, subject: id } = source;
  const [found] = await handoverFacts(tx, communityId, id);
  if (!found || found.withdrawnAt) throw handoverErrors.unknown();
  const { seal } = found;
  if (!seal) throw handoverErrors.notSealed(formatInstant(found.endsAt));
  const confirmed = found.acts.find(({ act }) => act === 'confirm')?.at ?? null;
  const lists: HandoverReportList[] = [];
  for (const list of found.lists) lists.push(await listOf(source, list));
  const { communityName, trustorName } = await reportCommunity(tx, communityId);
  const month = periodOf(dayInShanghai(new Date(found.endsAt.getTime() - 1)));
  return {
    facts: {
      communityName,
      trustorName,
      ...courseOf(found, confirmed ?? new Date(`${source.today}T12:00:00+08:00`)),
      isConfirmed: confirmed !== null,
      seal: {
        ...seal,
        trialDebit: Money.yuan(seal.trialDebit),
        lastVoucher: lastVoucherOf(seal),
      },
      lists,
      link: `/c/${communityId}/handover`,
    },
    isFinal: confirmed !== null,
    period: period(month),
    throughSeq: seal.lastSeq,
    title: titleOf(found),
  };
}

function lastVoucherOf({ lastPeriod, lastVoucherNo }: NonNullable<HandoverFacts['seal']>): string {
  return lastPeriod === null ? '没有凭证' : `${lastPeriod} 记-${lastVoucherNo}号`;
}

/** Parties, moments and steps as the page has them. */
function courseOf(found: HandoverFacts, now: Date) {
  const view = handoverViewOf(found, now);
  const { endingFirm, nextFirm, endsAt, dueOn, reason, resolutionRef } = found;
  return {
    endingFirm,
    nextFirm,
    endsAt,
    dueOn,
    reason,
    resolutionRef,
    daysLate: view.daysLate,
    stateName: view.stateName,
    steps: view.steps.map(({ name, who, at, note }) => ({
      name,
      who,
      at: at === null ? null : new Date(at),
      note: note ?? '',
    })),
  };
}

async function listOf(
  { tx, communityId, subject }: ReportSource,
  { list, lineCount, total, act }: ListFact,
): Promise<HandoverReportList> {
  const { title, purpose, amount, audience } = listNamed(list);
  const lines =
    audience === 'public' ? await publicLines(tx, { communityId, id: subject }, list) : null;
  return {
    list,
    title,
    purpose,
    amountName: amount,
    lineCount,
    total: amount === null ? null : Money.yuan(total ?? '0.00'),
    outcome: act && (act.act === 'accept' ? 'accepted' : 'exception'),
    note: act?.note ?? '',
    lines:
      lines?.map((line) => ({
        ...line,
        amount: line.amount === null ? null : Money.yuan(line.amount),
      })) ?? null,
  };
}

const titleOf = ({ endingFirm, nextFirm }: HandoverFacts): string =>
  nextFirm === null ? `清算报告（${endingFirm}）` : `受托人交接报告（${endingFirm}至${nextFirm}）`;

/** Every handover whose books are sealed, the newest first. */
export async function handoverReportChoices({
  tx,
  communityId,
}: Omit<ReportSource, 'subject'>): Promise<ReportChoice[]> {
  const found = await handoverFacts(tx, communityId);
  return found
    .filter(({ seal }) => seal !== null)
    .map((each) => ({ subject: each.id, title: titleOf(each) }));
}
