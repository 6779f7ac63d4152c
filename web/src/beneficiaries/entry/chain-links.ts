import type { EvidenceStep } from './types';

type StepLink = NonNullable<EvidenceStep['link']>;

/** The residents' page behind a step, inside the community; null where they have none. */
export function pageOf({ kind, id }: StepLink): string | null {
  const part = encodeURIComponent(id);
  if (kind === 'entry') return `/entries/${part}`;
  if (kind === 'resolution') return `/votes/${part}`;
  if (kind === 'inquiry') return `/inquiries/${part}`;
  if (kind === 'report') return '/reports';
  return kind === 'budget-line' ? '/budget' : null;
}
