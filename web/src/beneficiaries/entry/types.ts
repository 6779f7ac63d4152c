import type { Entry } from '../../shared/api/types';

export type LinkKind =
  | 'spending'
  | 'commitment'
  | 'budget-line'
  | 'resolution'
  | 'bank-line'
  | 'report'
  | 'entry'
  | 'inquiry';

/** One step of the chain of evidence; without its paper `missing`, and why. */
export interface EvidenceStep {
  key: string;
  name: string;
  on: string | null;
  postName: string | null;
  text: string;
  files: { id: string; name: string; thumbnail: boolean }[];
  link: { kind: LinkKind; id: string } | null;
  missing: boolean;
  missingWhy: string | null;
}

export interface EvidenceGroup {
  key: string;
  name: string;
  steps: EvidenceStep[];
}

export type ToldEntry = Entry & { evidence?: { groups: EvidenceGroup[] } };
