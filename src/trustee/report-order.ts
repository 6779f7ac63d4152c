import { grantFor, postNames } from '../community/rights.rules';
import { disclosureErrors } from '../disclosure/disclosure.errors';
import { reportKind } from '../disclosure/report-kinds';
import type { ReportWanted } from '../disclosure/report.rules';
import type { ReportMaker } from '../disclosure/report.service';
import type { CallerInfo } from '../platform/http/caller';
import type { MakeReportDto } from './make-report.dto';

/** @throws DomainError `report.period-missing`, `report.seq-missing`, `report.subject-missing`. */
export function reportWanted({ kind, subject, period, seq }: MakeReportDto): ReportWanted {
  const given = subject ?? (kind === 'voucher' ? seq : period);
  if (given) return { kind, subject: given };
  if (kind === 'voucher') throw disclosureErrors.seqMissing();
  if (kind === 'income-expenditure') throw disclosureErrors.periodMissing();
  throw disclosureErrors.subjectMissing();
}

/** The caller in the capacity that lets her make this kind. @throws DomainError forbidden. */
export function makerOf(me: CallerInfo, communityId: number, kind: string): ReportMaker {
  const acting = grantFor(me, communityId, reportKind(kind).right);
  return { personId: me.personId, postName: postNames[acting.post] };
}
