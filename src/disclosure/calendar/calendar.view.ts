import { postNames } from '../../community/rights.rules';
import { type Day, daysBetween } from '../../shared/day';
import type { Post } from '../../shared/posts';
import { DisclosureDutyView } from '../../trust-contract/contract.view';
import type { Calendar, DutyStanding, FiledReport } from './calendar.queries';
import { dutyStateNames } from './duties.rules';
import { ruleInWords } from './due-rule.rules';
import { profiles } from './profiles.rules';
import type { Publication } from './publications.queries';

/** One thing to be published once. */
export class CalendarDutyView {
  kind: string;
  name: string;
  /** 2026年3月 */
  turn: string;
  /** The report that meets it, for POST reports. */
  subject: string;
  dueOn: string;
  /** 次月15日前 */
  rule: string;
  /** 地区要求, 信托合同, or both */
  source: string;
  state: 'running' | 'to-prepare' | 'prepared' | 'countersigned' | 'on-show' | 'archived';
  stateName: string;
  daysLate: number;
  /** To the due day, below zero when past; null once published. */
  daysLeft: number | null;
  reportId: string | null;
  number: string | null;
  countersignedOn: string | null;
  publishedOn: string | null;
  onShowUntil: string | null;
}

export class DisclosureRuleView {
  kind: string;
  name: string;
  rule: string;
  source: string;
}

export class DisclosureFiguresView {
  /** Due by today. */
  due: number;
  onTime: number;
  late: number;
  /** Past their day and still not published. */
  missing: number;
  onShow: number;
}

export class DisclosureCalendarView {
  today: string;
  profile: string;
  profileName: string;
  profileSource: string;
  showDays: number;
  /** Lateness is counted for months from here on. */
  startsOn: string;
  /** Null: nobody has chosen yet, the default holds. */
  resolutionRef: string | null;
  rules: DisclosureRuleView[];
  /** 公示事项 of the contract, as written. */
  promises: DisclosureDutyView[];
  figures: DisclosureFiguresView;
  /** By due day, oldest first. */
  duties: CalendarDutyView[];
}

export class DisclosureProfileView {
  key: string;
  name: string;
  source: string;
  showDays: number;
  rules: DisclosureRuleView[];
}

export class DisclosureProfilesView {
  items: DisclosureProfileView[];
}

/** A document as it was hung up. */
export class PublicationView {
  id: string;
  reportId: string;
  kind: string;
  title: string;
  number: string | null;
  version: number;
  pages: number | null;
  /** Of the PDF: compare it with the file you hold. */
  sha256: string;
  dueOn: string | null;
  publishedOn: string;
  /** Past the due day; 0 in time. */
  daysLate: number;
  onShowUntil: string;
  onShow: boolean;
  place: string;
  countersignedBy: string;
  countersignNote: string | null;
}

export class PublishedView {
  id: string;
  /** The last day on show. */
  onShowUntil: string;
}

export class PublicationsView {
  items: PublicationView[];
  next: string | null;
}

const SOURCES = { profile: '地区要求', contract: '信托合同', both: '地区要求和信托合同' } as const;

export function calendarViewOf(calendar: Calendar): DisclosureCalendarView {
  const { profile, standing, duties, today } = calendar;
  return {
    today,
    profile: profile.key,
    profileName: profile.name,
    profileSource: profile.source,
    showDays: profile.showDays,
    startsOn: calendar.startsOn,
    resolutionRef: calendar.resolutionRef,
    rules: standing.map(({ kind, name, due, source }) => ({
      kind,
      name,
      rule: ruleInWords(due),
      source: SOURCES[source],
    })),
    promises: calendar.promises.map(({ what, due }) => ({ what, due })),
    figures: figuresOf(duties, today),
    duties: duties.map(dutyViewOf),
  };
}

function figuresOf(duties: readonly DutyStanding[], today: string): DisclosureFiguresView {
  const due = duties.filter(({ dueOn, filed }) => dueOn <= today || filed?.publishedOn);
  const published = due.filter(({ filed }) => filed?.publishedOn);
  return {
    due: due.length,
    onTime: published.filter(({ daysLate }) => daysLate === 0).length,
    late: published.filter(({ daysLate }) => daysLate > 0).length,
    missing: due.filter(({ filed, daysLate }) => !filed?.publishedOn && daysLate > 0).length,
    onShow: duties.filter(({ state }) => state === 'on-show').length,
  };
}

function dutyViewOf({ turn, filed, source, ...duty }: DutyStanding): CalendarDutyView {
  return {
    kind: duty.kind,
    name: duty.name,
    turn: turn.name,
    subject: duty.subject,
    dueOn: duty.dueOn,
    rule: duty.rule,
    source: SOURCES[source],
    state: duty.state,
    stateName: dutyStateNames[duty.state],
    daysLate: duty.daysLate,
    daysLeft: duty.daysLeft,
    ...filedViewOf(filed ?? NOT_FILED),
  };
}

const NOT_FILED = {
  reportId: null,
  number: null,
  countersignedOn: null,
  publishedOn: null,
  onShowUntil: null,
};

const filedViewOf = (filed: FiledReport | typeof NOT_FILED) => ({
  reportId: filed.reportId,
  number: filed.number,
  countersignedOn: filed.countersignedOn,
  publishedOn: filed.publishedOn,
  onShowUntil: filed.onShowUntil,
});

export function profilesView(): DisclosureProfilesView {
  return {
    items: profiles.map(({ duties, ...profile }) => ({
      ...profile,
      rules: duties.map(({ kind, name, due }) => ({
        kind,
        name,
        rule: ruleInWords(due),
        source: SOURCES.profile,
      })),
    })),
  };
}

export function publicationViewOf(row: Publication, today: Day): PublicationView {
  return {
    id: row.id,
    reportId: row.reportId,
    kind: row.kind,
    title: row.title,
    number: row.number,
    version: row.version,
    pages: row.pages,
    sha256: row.sha256,
    dueOn: row.dueOn,
    publishedOn: row.publishedOn,
    daysLate: row.dueOn === null ? 0 : Math.max(0, daysBetween(row.dueOn, row.publishedOn)),
    onShowUntil: row.onShowUntil,
    onShow: row.onShowUntil >= today,
    place: row.place,
    countersignedBy: postNames[row.countersignedPost as Post],
    countersignNote: row.countersignNote,
  };
}
