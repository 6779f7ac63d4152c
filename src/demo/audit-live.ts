import { plusDays, type Day } from '../shared/day';
import { Money } from '../shared/money';
import { periodOf, previousPeriod } from '../shared/period';
import {
  AUDIT,
  DRAWS,
  FINDINGS,
  LOOKED_AT,
  MARKS,
  type PlannedFinding,
  WITHOUT_DELIVERY,
} from './audit-plan.rules';
import { act, playerOf, type Play } from './stage';
import type { DemoEvent } from './vouchers-live';

interface Audited {
  readonly engagementId: string;
  /** Places in the books of the vouchers marked so. */
  readonly marked: ReadonlyMap<string, string>;
}

/** 审计 of the closed months: drawn, marked, found, answered, each on its own day. */
export function auditOf(
  play: Play,
  { startsOn, today }: { startsOn: Day; today: Day },
): DemoEvent[] {
  const on = plusDays(today, -AUDIT.engagedAgo);
  const to = previousPeriod(previousPeriod(periodOf(today)));
  if (on <= startsOn || to <= periodOf(startsOn)) return [];
  const months = { from: periodOf(startsOn), to };
  return [{ on, happen: () => engaged(play, months, today) }];
}

type Months = { from: ReturnType<typeof periodOf>; to: ReturnType<typeof periodOf> };

async function engaged(play: Play, months: Months, today: Day): Promise<DemoEvent[]> {
  const { stage, communityId } = play;
  const { firm, scope, samplingNumber, answerDays, resolutionRef } = AUDIT;
  const [chair, auditor] = [playerOf(play, 'chair'), playerOf(play, 'auditor')];
  const grantIds = [auditor.grantId ?? ''];
  const terms = { firm, scope, samplingNumber, answerDays, resolutionRef, grantIds };
  const engagementId = await act(play, (tx) =>
    stage.audits.engage(
      tx,
      communityId,
      { ...terms, ...months, fee: Money.yuan(AUDIT.fee) },
      { personId: chair.personId, acting: chair },
    ),
  );
  return [
    {
      on: plusDays(today, -AUDIT.drawnAgo),
      happen: () => drawn(play, { engagementId, months }, today),
    },
  ];
}

async function drawn(
  play: Play,
  { engagementId, months }: { engagementId: string; months: Months },
  today: Day,
): Promise<DemoEvent[]> {
  const { personId } = playerOf(play, 'auditor');
  const at = { communityId: play.communityId, engagementId };
  const sampleIds: string[] = [];
  for (const planned of DRAWS) {
    const asked = { ...planned, ...months, fund: 'F1' };
    sampleIds.push(await act(play, (tx) => play.stage.auditSamples.draw(tx, at, asked, personId)));
  }
  const first = { ...at, sampleId: sampleIds[0] ?? '' };
  return [
    {
      on: plusDays(today, -AUDIT.markedAgo),
      happen: () => marked(play, first, today),
    },
  ];
}

async function marked(
  play: Play,
  at: { communityId: number; engagementId: string; sampleId: string },
  today: Day,
): Promise<DemoEvent[]> {
  const { personId } = playerOf(play, 'auditor');
  const places = new Map<string, string>();
  await act(play, async (tx) => {
    const items = await tx.query<{ no: number; seq: string; summary: string }[]>(
      `select i.no, i.seq, e.summary from audit_sample_item i
       join entry e on e.community_id = i.community_id and e.seq = i.seq
       where i.community_id = $1 and i.sample_id = $2 order by i.no limit $3`,
      [at.communityId, at.sampleId, LOOKED_AT],
    );
    const toTell = [...MARKS];
    for (const { no, seq, summary } of items) {
      const odd = WITHOUT_DELIVERY.test(summary) ? undefined : toTell.shift();
      const said = odd ?? { mark: 'agrees', note: '' };
      await play.stage.auditSamples.mark(tx, { ...at, no }, said, personId);
      places.set(said.mark, seq);
    }
  });
  const audited = { engagementId: at.engagementId, marked: places };
  return FINDINGS.map((planned) => ({
    on: plusDays(today, -planned.raisedAgo),
    happen: () => found(play, audited, { planned, on: plusDays(today, -planned.raisedAgo) }),
  }));
}

async function found(
  play: Play,
  { engagementId, marked: places }: Audited,
  { planned, on }: { planned: PlannedFinding; on: Day },
): Promise<DemoEvent[]> {
  const { communityId, stage } = play;
  const { personId } = playerOf(play, 'auditor');
  const { about, severity, title, text, isPersonal } = planned;
  const place = about ? places.get(about) : undefined;
  const subject = place
    ? ({ kind: 'entry', id: place } as const)
    : ({ kind: 'general', id: null } as const);
  const finding = { severity, title, text, isPersonal, subject, amount: null };
  const findingId = await act(play, (tx) =>
    stage.auditFindings.raise(tx, { communityId, engagementId }, finding, personId),
  );
  let day = on;
  return planned.steps.map((step) => {
    day = plusDays(day, step.after);
    return { on: day, happen: () => stepTaken(play, findingId, step) };
  });
}

async function stepTaken(
  play: Play,
  findingId: string,
  { act: done, text }: PlannedFinding['steps'][number],
): Promise<void> {
  const { communityId, stage } = play;
  const at = { communityId, findingId };
  const [accountant, auditor] = [playerOf(play, 'accountant'), playerOf(play, 'auditor')];
  const firm = { personId: accountant.personId, acting: accountant };
  await act(play, (tx) =>
    done === 'answered'
      ? stage.auditFindings.answer(tx, at, { text, fileIds: [] }, firm)
      : stage.auditFindings.decide(tx, at, { act: done, text }, auditor.personId),
  );
}
