import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Reading } from '../../platform/database/reading';
import { dayInShanghai, type Day } from '../../shared/day';
import { contractVersions } from '../../trust-contract/contract-in-force';
import { reportKinds } from '../report-kinds';
import {
  dutiesOf,
  type Duty,
  type Filed,
  type StandingDuty,
  standingDuties,
  standingOf,
  type Standing,
  subjectOfTurn,
} from './duties.rules';
import { DEFAULT_PROFILE, type JurisdictionProfile, profileOf } from './profiles.rules';
import type { Undertaking } from './promises.rules';

/** Which rules hold here, and from when on lateness is counted. */
export interface CalendarRules {
  readonly profile: JurisdictionProfile;
  readonly startsOn: Day;
  /** The owners' word for it; null while nobody has chosen. */
  readonly resolutionRef: string | null;
  readonly promises: readonly Undertaking[];
  readonly standing: readonly StandingDuty[];
}

export interface DutyStanding extends Duty, Standing {
  /** Of the report that meets it. */
  readonly subject: string;
  readonly filed: FiledReport | null;
}

export interface FiledReport extends Filed {
  readonly reportId: string;
  readonly kind: string;
  readonly subject: string;
  readonly title: string;
  readonly number: string | null;
  readonly filedAt: Date;
  readonly countersignedPost: string | null;
  readonly place: string | null;
}

export interface Calendar extends CalendarRules {
  readonly today: Day;
  readonly duties: readonly DutyStanding[];
}

/** 公示日历, worked out from the rules of the place, the contract, and what was filed. */
@Injectable()
export class CalendarQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Every duty from the start on, by due day, as it stands today. */
  calendar(communityId: number): Promise<Calendar> {
    return this.reading.run(communityId, (tx) =>
      calendarWithin(tx, communityId, this.clock.today()),
    );
  }
}

export async function calendarWithin(
  tx: EntityManager,
  communityId: number,
  today: Day,
): Promise<Calendar> {
  const rules = await rulesOf(tx, communityId, today);
  const filed = new Map(
    (await filedReports(tx, communityId)).map((each) => [`${each.kind} ${each.subject}`, each]),
  );
  const forms = new Map(reportKinds.map(({ kind, subject }) => [kind, subject]));
  const duties = dutiesOf(rules.standing, { startsOn: rules.startsOn, today }).map((duty) => {
    const subject = subjectOfTurn(forms.get(duty.kind) ?? 'month', duty.turn);
    const report = filed.get(`${duty.kind} ${subject}`) ?? null;
    return { ...duty, subject, filed: report, ...standingOf(duty, report, today) };
  });
  return { ...rules, today, duties };
}

/** The owners' choice, else the default of our kind of place from the books' first month on. */
async function rulesOf(tx: EntityManager, communityId: number, today: Day): Promise<CalendarRules> {
  const [chosen] = await tx.query<Chosen[]>(CHOSEN, [communityId, DEFAULT_PROFILE]);
  const { profile: key, startsOn, resolutionRef } = chosen ?? nothingChosen(today);
  const versions = await contractVersions(tx, communityId);
  const contract = versions.find((each) => each.effectiveOn <= today);
  const promises = contract?.terms.disclosure ?? [];
  const profile = profileOf(key);
  return {
    profile,
    startsOn,
    resolutionRef,
    promises,
    standing: standingDuties(profile, promises),
  };
}

interface Chosen {
  readonly profile: string;
  readonly startsOn: Day;
  readonly resolutionRef: string | null;
}

const nothingChosen = (today: Day): Chosen => ({
  profile: DEFAULT_PROFILE,
  startsOn: today,
  resolutionRef: null,
});

const CHOSEN = `
  select coalesce(p.profile, $2) as profile, coalesce(p.starts_on, c.books_start_on) as "startsOn",
    p.resolution_ref as "resolutionRef"
  from community c left join disclosure_profile p on p.community_id = $1 and p.version = (
    select max(version) from disclosure_profile where community_id = $1)
  where c.id = $1`;

/** The newest final version of each document, with what was done with it. */
const FILED = `
  select distinct on (a.kind, a.subject) a.id as "reportId", a.kind, a.subject, a.title, a.number,
    a.created_at as "filedAt", c.signed_at as "signedAt", c.post as "countersignedPost", p.published_on as "publishedOn",
    p.on_show_until as "onShowUntil", p.place
  from (select *, coalesce(subject, period) as about from report_archive
    where community_id = $1 and is_final and reprint_of is null and kind <> 'voucher') as raw
  cross join lateral (select raw.id, raw.kind, raw.about as subject, raw.title, raw.number, raw.created_at) a
  left join report_countersign c on c.community_id = $1 and c.report_id = a.id
  left join publication p on p.community_id = $1 and p.report_id = a.id
  order by a.kind, a.subject, p.published_on is null, raw.version desc nulls last`;

interface FiledRow extends Omit<FiledReport, 'countersignedOn'> {
  readonly signedAt: Date | null;
}

async function filedReports(tx: EntityManager, communityId: number): Promise<FiledReport[]> {
  const rows = await tx.query<FiledRow[]>(FILED, [communityId]);
  return rows.map(({ signedAt, ...row }) => ({
    ...row,
    countersignedOn: signedAt && dayInShanghai(signedAt),
  }));
}
