import type { Entry } from '../../shared/api/types';
import type { InquiryCard } from '../../shared/inquiries/types';
import type { ShownFile } from '../../shared/components/EvidenceGallery';

/** One step of the chain of evidence; without its paper `missing`, and why. */
export interface EvidenceStep {
  key: string;
  name: string;
  on: string | null;
  postName: string | null;
  text: string;
  files: ShownFile[];
  link: { kind: string; id: string } | null;
  missing: boolean;
  missingWhy: string | null;
}

export interface EvidenceGroup {
  key: string;
  name: string;
  steps: EvidenceStep[];
}

/** The whole page in one request: with the chain of its evidence and what was asked about it. */
export type ToldEntry = Entry & {
  evidence: { complete: boolean; groups: EvidenceGroup[] };
  questions: InquiryCard[];
};
