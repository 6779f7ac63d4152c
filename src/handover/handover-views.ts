import { termHolds } from '../community/trustee-term.rules';
import { formatInstant } from '../shared/day';
import type { HandoverFacts, ListFact } from './handover-facts';
import { OBJECT_KINDS } from './handover-kinds.rules';
import { listNamed } from './handover-lists.queries';
import type { TermRow } from './handover.queries';
import { daysLate, type Progress, STATE_NAMES, stateOf, wentSilently } from './handover.rules';
import type {
  HandoverListView,
  HandoverStepView,
  HandoverView,
  TrusteeTermView,
} from './handover.view';

const isoOf = (at: Date | null): string | null => at?.toISOString() ?? null;

export function termViewOf(term: TermRow, now: Date): TrusteeTermView {
  return {
    no: term.no,
    firm: term.firm,
    startsAt: isoOf(term.startsAt),
    endsAt: isoOf(term.endsAt),
    isNow: termHolds(term, now),
    isWithdrawn: term.withdrawnAt !== null,
    resolutionRef: term.resolutionRef,
    resolutionId: term.resolutionId,
  };
}

export function listViewOf({ act, ...fact }: ListFact): HandoverListView {
  const { title, purpose, audience, amount } = listNamed(fact.list);
  return {
    ...fact,
    title,
    purpose,
    audience,
    amountName: amount,
    total: amount === null ? null : (fact.total ?? '0.00'),
    outcome: act && (act.act === 'accept' ? 'accepted' : 'exception'),
    note: act?.note || null,
    decidedAt: isoOf(act?.at ?? null),
  };
}

export function handoverViewOf(facts: HandoverFacts, now: Date): HandoverView {
  const progress = progressOf(facts);
  const state = stateOf(progress, now);
  const kind = facts.nextFirm === null ? 'liquidation' : 'succession';
  const { seal } = facts;
  return {
    id: facts.id,
    kind,
    kindName: kind === 'succession' ? '更换受托人' : '信托终止清算',
    endingFirm: facts.endingFirm,
    nextFirm: facts.nextFirm,
    endsAt: facts.endsAt.toISOString(),
    endsAtText: formatInstant(facts.endsAt),
    days: facts.days,
    dueOn: facts.dueOn,
    reason: facts.reason,
    resolutionRef: facts.resolutionRef,
    resolutionId: facts.resolutionId,
    state,
    stateName: STATE_NAMES[state],
    daysLate: daysLate(progress, now),
    wentSilently: wentSilently(progress, now),
    steps: stepsOf(facts, progress, now),
    seal: seal && sealViewOf(seal),
    lists: facts.lists.map(listViewOf),
    objects: facts.objects.map((each) => ({ ...each, kindName: OBJECT_KINDS[each.kind] })),
  };
}

function sealViewOf({ sealedBy: _by, ...seal }: NonNullable<HandoverFacts['seal']>) {
  return { ...seal, sealedAt: seal.sealedAt.toISOString() };
}

export function progressOf(facts: HandoverFacts): Progress {
  const at = (act: string) => facts.acts.find((each) => each.act === act)?.at ?? null;
  const isWhole = facts.lists.length > 0 && facts.lists.every((list) => list.act !== null);
  const last = facts.lists.flatMap(({ act }) => (act ? [act.at.getTime()] : []));
  // Nobody takes over where nobody follows: sealed is all there is to wait for.
  const accepted = facts.nextFirm === null ? (facts.seal?.sealedAt ?? null) : null;
  return {
    endsAt: facts.endsAt,
    dueOn: facts.dueOn,
    withdrawnAt: facts.withdrawnAt,
    deliveredAt: at('deliver'),
    sealedAt: facts.seal?.sealedAt ?? null,
    acceptedAt: isWhole && facts.nextFirm !== null ? new Date(Math.max(...last)) : accepted,
    confirmedAt: at('confirm'),
  };
}

function stepsOf(facts: HandoverFacts, progress: Progress, now: Date): HandoverStepView[] {
  const act = (name: string) => facts.acts.find((each) => each.act === name);
  const late = daysLate(progress, now) > 0;
  const [deliver, confirm] = [act('deliver'), act('confirm')];
  const lastAccepted = facts.acts.findLast(({ item }) => item !== '');
  const firm = facts.nextFirm;
  const steps: (HandoverStepView | null)[] = [
    stepOf(['begin', '定下终止时间', '业委会主任'], {
      at: facts.begunAt,
      personName: facts.begunBy,
      note: facts.reason,
    }),
    stepOf(['deliver', '登记实物并移交', facts.endingFirm], deliver, wentSilently(progress, now)),
    stepOf(['seal', '封存账簿与清单', '系统'], facts.seal && { at: facts.seal.sealedAt }),
    firm === null
      ? null
      : stepOf(
          ['accept', '逐项接收', firm],
          progress.acceptedAt && { at: progress.acceptedAt, personName: lastAccepted?.personName },
          late && progress.acceptedAt === null,
        ),
    stepOf(
      ['confirm', firm === null ? '确认清算完成' : '确认交接完成', '业委会主任'],
      confirm,
      late,
    ),
  ];
  return steps.filter((step) => step !== null);
}

function stepOf(
  [step, name, who]: readonly [step: string, name: string, who: string],
  done: { at: Date; personName?: string | undefined; note?: string } | null | undefined,
  isLate = false,
): HandoverStepView {
  return {
    step,
    name,
    who,
    at: isoOf(done?.at ?? null),
    personName: done?.personName ?? null,
    note: done?.note || null,
    isLate,
  };
}
