/** The page behind a step, where there is one. */
export class EvidenceLinkView {
  /** spending, commitment, budget-line, resolution, bank-line, report, entry, inquiry or income-contract */
  kind!: string;
  id!: string;
}

/** A public copy: at `files/:id`. */
export class EvidenceStepFileView {
  id!: string;
  name!: string;
  thumbnail!: boolean;
  mediaType!: string;
}

/** One step of the chain, by whom in which office, with its public paper. */
export class EvidenceStepView {
  key!: string;
  name!: string;
  /** Day, or instant; null where there is none, or it has not come yet */
  on!: string | null;
  postName!: string | null;
  text!: string;
  files!: EvidenceStepFileView[];
  link!: EvidenceLinkView | null;
  /** The chain should have it, and has not */
  missing!: boolean;
  missingWhy!: string | null;
}

export class EvidenceGroupView {
  /** matter, authority, basis, voucher or reported */
  key!: string;
  /** 事项, 授权, 口径, 凭证, 回填 */
  name!: string;
  steps!: EvidenceStepView[];
}

/** 证据链 of one entry (事项–授权–口径–凭证–回填). */
export class EvidenceChainView {
  /** Nothing is missing */
  complete!: boolean;
  groups!: EvidenceGroupView[];
}

/** The same as plain objects, as the rules make them. */
export type EvidenceStep = Pick<EvidenceStepView, keyof EvidenceStepView>;
export type EvidenceGroup = Pick<EvidenceGroupView, 'key' | 'name'> & { steps: EvidenceStep[] };
export type EvidenceChain = Pick<EvidenceChainView, 'complete'> & { groups: EvidenceGroup[] };
