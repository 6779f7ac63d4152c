import type { ReportDefinition, ReportFacts, ReportSource } from '../../reports/report-definition';
import type { ReportDocument } from '../../reports/layout/document/document';

/** What a definition says of itself, whatever its facts are. */
export type ReportMeta = Omit<ReportDefinition<never>, 'facts' | 'document'>;

/** A report of one subject, read and put into words: plain values, ready to be drawn in another thread. */
export interface ReportRead extends Omit<ReportFacts<never>, 'facts'> {
  readonly document: ReportDocument;
}

export interface DocumentKind extends ReportMeta {
  readonly read: (source: ReportSource) => Promise<ReportRead>;
}

/** Every report drawn as a document, one line each; the order is the order on the page. */
export const documentKinds: readonly DocumentKind[] = [];

/** Shuts the type of its facts inside a kind, so that kinds of all facts stand in one list. */
export function kindOf<F>(definition: ReportDefinition<F>): DocumentKind {
  const { facts: factsOf, document, ...meta } = definition;
  return {
    ...meta,
    read: async (source) => {
      const { facts, ...read } = await factsOf(source);
      return { ...read, document: document(facts) };
    },
  };
}
