import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { pagesRoot } from '../../reports/layout/proof/page-text.rules';
import type { ReportProof, ReportStatement } from '../../reports/layout/proof/report-proof';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config';
import { Reading } from '../platform/database/reading';
import { Transactions } from '../platform/database/transactions';
import { LogQueries, type LeafProof } from '../proof/log.queries';
import { proofErrors } from '../proof/proof.errors';
import { dayInShanghai } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import { newId } from '../shared/ids';

const LOOK_EVERY_MS = 250;
/** What the column and the code on paper have room for. */
const TITLE_MAX = 100;
/** A signer of ours signs within five seconds; one elsewhere is given the time it takes to notice. */
const PATIENCE_MS = { child: 20_000, off: 6_000 };

const NOT_YET = proofErrors.notSignedYet().code;
const REFUSED = proofErrors.refused('').code;

/** What is known of a report before its pages are drawn. */
export type StatedReport = Omit<ReportStatement, 'id' | 'pages' | 'pagesRoot' | 'madeOn'>;

/** What is kept beside the leaf: the digests are in it as one hash only. */
interface KeptStatement extends ReportStatement {
  readonly pageDigests: string;
}

/** 存证: what a report's pages say goes into the log before it is printed, and comes back as a proof. */
@Injectable()
export class ReportStatements {
  constructor(
    private readonly transactions: Transactions,
    private readonly reading: Reading,
    private readonly log: LogQueries,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Puts the pages on record and waits until a signed head covers them.
   * @param pageDigests of each page in order, 64 hex digits
   * @returns null where nobody signs, or not in time: the report is then made without a proof
   */
  async prove(
    communityId: number,
    report: StatedReport,
    pageDigests: readonly string[],
  ): Promise<ReportProof | null> {
    const id = await this.transactions.run(communityId, (tx) =>
      this.state(tx, communityId, { ...report, pageDigests }),
    );
    return this.proof(communityId, id);
  }

  /** Its id; the same report with the same pages has one statement, however often it is printed. */
  async state(
    tx: EntityManager,
    communityId: number,
    report: StatedReport & { pageDigests: readonly string[] },
  ): Promise<string> {
    const { pageDigests } = report;
    await tx.query(
      `insert into report_statement (community_id, id, kind, subject, title, number, version, through_seq,
         pages, page_digests, pages_root, figures, made_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       on conflict on constraint report_statement_once do nothing`,
      [
        communityId,
        newId(),
        report.kind,
        report.subject,
        report.title.slice(0, TITLE_MAX),
        report.number,
        report.version,
        report.throughSeq,
        pageDigests.length,
        pageDigests.join(''),
        pagesRoot(pageDigests),
        JSON.stringify(report.figures),
        dayInShanghai(this.clock.now()),
      ],
    );
    return idOf(tx, communityId, report);
  }

  /** The statement under the newest signed head, once there is one that covers it; else null. */
  async proof(communityId: number, statementId: string): Promise<ReportProof | null> {
    const found = await this.signed(communityId, statementId);
    if (!found) return null;
    const { pageDigests, ...statement } = await this.find(communityId, statementId);
    const { size, root, signedAt, note, vkey } = found.head;
    return {
      statement,
      pageDigests: pageDigests.match(/.{64}/g) ?? [],
      body: found.body,
      index: found.index,
      hashes: found.hashes.map((hash) => hash.toString('hex')),
      head: { size, root: root.toString('hex'), signedAt, note, vkey },
    };
  }

  private async signed(communityId: number, statementId: string): Promise<LeafProof | null> {
    const patience = await this.patience(communityId);
    for (let waited = 0; ; waited += LOOK_EVERY_MS) {
      const found = await this.look(communityId, statementId);
      if (found !== 'unsigned') return found;
      if (waited >= patience) return null;
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** @returns null where the signer has refused to sign: nobody waits for what needs looking into first */
  private async look(communityId: number, id: string): Promise<LeafProof | null | 'unsigned'> {
    try {
      return await this.log.rowProof(communityId, 'report_statement', id);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === NOT_YET) return 'unsigned';
      if (error.code === REFUSED) return null;
      throw error;
    }
  }

  /** How long a signature is waited for; not at all where nobody has ever signed and nobody of ours will. */
  private async patience(communityId: number): Promise<number> {
    const { mode } = this.config.signer;
    if (mode === 'child') return PATIENCE_MS.child;
    const [row]: { signed: boolean }[] = await this.reading.run(communityId, (tx) =>
      tx.query('select exists (select from log_checkpoint c where c.community_id = $1) as signed', [
        communityId,
      ]),
    );
    return row?.signed ? PATIENCE_MS.off : 0;
  }

  private find(communityId: number, id: string): Promise<KeptStatement> {
    return this.reading.run(communityId, async (tx) => {
      const [row]: KeptStatement[] = await tx.query(
        `select s.id, s.kind, s.subject, s.title, s.number, s.version, s.through_seq as "throughSeq",
           s.pages, s.page_digests as "pageDigests", s.pages_root as "pagesRoot", s.figures,
           s.made_on as "madeOn"
         from report_statement s where s.community_id = $1 and s.id = $2`,
        [communityId, id],
      );
      return row!;
    });
  }
}

async function idOf(
  tx: EntityManager,
  communityId: number,
  {
    kind,
    subject,
    version,
    throughSeq,
    pageDigests,
  }: StatedReport & { pageDigests: readonly string[] },
): Promise<string> {
  const [known]: { id: string }[] = await tx.query(
    `select s.id from report_statement s where s.community_id = $1 and s.kind = $2
       and s.subject = $3 and s.version = $4 and s.through_seq = $5 and s.pages_root = $6`,
    [communityId, kind, subject, version, throughSeq, pagesRoot(pageDigests)],
  );
  return known!.id;
}
