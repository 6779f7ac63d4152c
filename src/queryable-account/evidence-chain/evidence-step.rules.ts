import { postNames } from '../../community/rights.rules';
import { dayInShanghai, type Day } from '../../shared/day';
import type { Post } from '../../shared/posts';
import type {
  EvidenceChain,
  EvidenceGroup,
  EvidenceLinkView,
  EvidenceStepFileView,
  EvidenceStep,
} from './evidence-chain.view';

/** 事项–授权–口径–凭证–回填: what it was for, who agreed, by which measure, by which paper, where it shows. */
export const GROUPS = [
  ['matter', '事项'],
  ['authority', '授权'],
  ['basis', '口径'],
  ['voucher', '凭证'],
  ['reported', '回填'],
] as const;

export type GroupKey = (typeof GROUPS)[number][0];

/** Steps by the part of the chain they belong to; parts left out have none. */
export type Steps = Partial<Record<GroupKey, readonly EvidenceStep[]>>;

interface Said {
  on?: string | Date | null;
  /** A post, or the words that stand for one. */
  post?: string | null;
  text?: string;
  files?: readonly EvidenceStepFileView[];
  link?: EvidenceLinkView | null;
}

/** A step that was taken. */
export function stepOf(key: string, name: string, said: Said = {}): EvidenceStep {
  const { on = null, post = null, text = '', files = [], link = null } = said;
  return {
    key,
    name,
    on: on instanceof Date ? on.toISOString() : on,
    postName: post === null ? null : (postNames[post as Post] ?? post),
    text,
    files: [...files],
    link,
    missing: false,
    missingWhy: null,
  };
}

/** A step the chain should have, and why it has not. */
export function missingStep(key: string, name: string, missingWhy: string): EvidenceStep {
  return { ...stepOf(key, name), missing: true, missingWhy };
}

/** In the order of the chain; groups without a step are left out. */
export function chainViewOf(...parts: readonly Steps[]): EvidenceChain {
  const groups = GROUPS.map(([key, name]): EvidenceGroup => {
    return { key, name, steps: parts.flatMap((part) => [...(part[key] ?? [])]) };
  }).filter(({ steps }) => steps.length > 0);
  const complete = groups.every(({ steps }) => steps.every(({ missing }) => !missing));
  return { complete, groups };
}

/** As it could be told then: what was done after that day is left out. */
export function knownBy(chain: EvidenceChain, day: Day): EvidenceChain {
  const groups = chain.groups
    .map((group) => ({ ...group, steps: group.steps.filter((step) => isBy(step, day)) }))
    .filter(({ steps }) => steps.length > 0);
  return { ...chain, groups };
}

function isBy({ on }: EvidenceStep, day: Day): boolean {
  if (on === null) return true;
  return (on.length > day.length ? dayInShanghai(new Date(on)) : on) <= day;
}
