import { grantFor, postNames } from '../community/rights.rules';
import { disclosureErrors } from '../disclosure/disclosure.errors';
import { type ReportKind, type ReportSubject, rightToMake } from '../disclosure/report.rules';
import type { ReportMaker } from '../disclosure/report.service';
import type { CallerInfo } from '../platform/http/caller';
import { period } from '../shared/period';
import type { MakeReportDto } from './make-report.dto';

/** @throws DomainError `report.period-missing`, `report.seq-missing`. */
export function subjectAsked(asked: MakeReportDto): ReportSubject {
  if (asked.kind === 'voucher') {
    if (!asked.seq) throw disclosureErrors.seqMissing();
    return { kind: 'voucher', seq: asked.seq };
  }
  if (!asked.period) throw disclosureErrors.periodMissing();
  return { kind: 'income-expenditure', period: period(asked.period) };
}

/** The caller in the capacity that lets her make this kind. @throws DomainError forbidden. */
export function makerOf(me: CallerInfo, communityId: number, kind: ReportKind): ReportMaker {
  const acting = grantFor(me, communityId, rightToMake[kind]);
  return { personId: me.personId, postName: postNames[acting.post] };
}
