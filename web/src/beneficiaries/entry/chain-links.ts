import type { EvidenceStep } from '../../shared/api/types';

type StepLink = NonNullable<EvidenceStep['link']>;

/** Pages that show one thing by its id, and pages that list what it stands among. */
const PAGES: Record<string, (id: string) => string> = {
  entry: (id) => `/entries/${id}`,
  resolution: (id) => `/votes/${id}`,
  inquiry: (id) => `/inquiries/${id}`,
  report: () => '/reports',
  'budget-line': () => '/budget',
  'income-contract': () => '/common-income',
};

/** The residents' page behind a step, inside the community; null where they have none. */
export function pageOf({ kind, id }: StepLink): string | null {
  return PAGES[kind]?.(encodeURIComponent(id)) ?? null;
}
