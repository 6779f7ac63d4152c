import { Injectable } from '@nestjs/common';
import type { ReportChoice } from '../../reports/report-definition';
import { Reading } from '../platform/database/reading';
import { reportKinds, type ReportMeta } from './report-kinds';
import type { ReportChoiceView, ReportKindView } from './report-kind.view';
import { subjectChoices, suggestedOf } from './report-choices.rules';
import { ReportReading } from './report-reading';
import type { BookSpan } from './report.rules';
import { subjectName } from './report-subject.rules';

/** Which reports there can be, and which of them lie in the archive already. */
@Injectable()
export class ReportKindsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly reports: ReportReading,
  ) {}

  /** `mayMake` says of each kind whether the reader may have one made. */
  async kinds(
    communityId: number,
    mayMake: (meta: ReportMeta) => boolean,
  ): Promise<ReportKindView[]> {
    const books = await this.reports.bookSpan(communityId);
    const filed = await this.filed(communityId);
    const kinds: ReportKindView[] = [];
    for (const meta of reportKinds) {
      const choices = await this.choicesOf(communityId, meta, { books, filed });
      const suggested = suggestedOf(
        choices.map(({ subject, closed }) => ({ subject, isClosed: closed })),
      );
      const { kind, name, purpose, subject: subjectForm } = meta;
      kinds.push({
        kind,
        name,
        purpose,
        subjectForm,
        mayMake: mayMake(meta),
        suggested,
        choices,
      });
    }
    return kinds;
  }

  private async choicesOf(
    communityId: number,
    meta: ReportMeta,
    { books, filed }: { books: BookSpan; filed: ReadonlyMap<string, string> },
  ): Promise<ReportChoiceView[]> {
    const given =
      meta.subject === 'id'
        ? (await this.reports.choices(communityId, meta)).map(chosen)
        : subjectChoices(meta.subject, books).map((choice) => ({
            subject: choice.subject,
            name: subjectName(meta.subject, choice.subject),
            closed: choice.isClosed,
          }));
    return given.map((choice) => ({
      ...choice,
      reportId: filed.get(`${meta.kind} ${choice.subject}`) ?? null,
    }));
  }

  private async filed(communityId: number): Promise<ReadonlyMap<string, string>> {
    const rows: { about: string; id: string }[] = await this.reading.run(communityId, (tx) =>
      tx.query(
        `select a.kind || ' ' || coalesce(a.subject, a.period) as about, a.id from report_archive a
         where a.community_id = $1 and a.kind <> 'voucher' and a.is_final and a.reprint_of is null`,
        [communityId],
      ),
    );
    return new Map(rows.map(({ about, id }) => [about, id]));
  }
}

const chosen = ({ subject, title }: ReportChoice) => ({ subject, name: title, closed: true });
