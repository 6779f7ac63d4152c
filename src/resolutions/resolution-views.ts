import type { Day } from '../shared/day';
import { formatDay } from '../shared/day';
import { areaText } from './area.rules';
import { missingToPass, missingToQuorum, verdictOf } from './majority.rules';
import { KIND_NAMES, MATTERS } from './matters.rules';
import type { Resolution } from './resolution-rows';
import type {
  MyVoteView,
  OfficialResultView,
  ResolutionView,
  VoteTallyView,
  WeightView,
} from './resolution.view';
import { daysLeft, OUTCOME_NAMES, stageNameOf, stageOf, takesBallots } from './stages.rules';
import type { Tally, Weight } from './votes.rules';

/** What stands beside a resolution for this reader. */
export interface Beside {
  /** Who takes part, as it is counted now or was at the closing. */
  readonly part: Weight;
  readonly rights: readonly MyVoteView[];
  readonly secondCall: string | null;
  readonly uncheckedBatches: number;
  readonly official: OfficialResultView | null;
}

/** 决议 for a page, as of a day: tallies only once it is closed. */
export function resolutionViewOf(
  resolution: Resolution,
  { part, rights, ...beside }: Beside,
  today: Day,
): ResolutionView {
  const { subject, closedAt } = resolution;
  return {
    ...wordsOf(resolution, today),
    subject: subject && { ...subject },
    noticeOn: resolution.noticeOn,
    opensOn: resolution.opensOn,
    closesOn: resolution.closesOn,
    rollHash: resolution.rollHash,
    proxyCap: resolution.proxyCap,
    secondCallOf: resolution.secondCallOf,
    ...figuresOf(resolution, part),
    ...beside,
    mine: rights.find(({ asProxy }) => !asProxy) ?? null,
    rights: [...rights],
    canVote: takesBallots(resolution, today) && rights.length > 0,
    daysLeft: daysLeft(resolution, today),
    closedAt: closedAt?.toISOString() ?? null,
  };
}

function wordsOf(resolution: Resolution, today: Day) {
  const { id, number, title, text, matter, kind, mode, secret, outcome } = resolution;
  return {
    id,
    number,
    title,
    text,
    matter,
    matterName: MATTERS[matter] ?? '',
    kind,
    kindName: KIND_NAMES[kind],
    mode,
    secret,
    state: stageOf(resolution, today),
    stateName: stageNameOf(resolution, today),
    outcome,
    outcomeName: outcome && OUTCOME_NAMES[outcome],
    deadline: `${formatDay(resolution.closesOn)} 24:00`,
  };
}

function figuresOf(resolution: Resolution, part: Weight) {
  const { kind, tally } = resolution;
  const total = { area: resolution.totalArea, heads: resolution.totalHeads };
  const standing = tally && { total, part, yes: tally.for };
  return {
    participation: {
      area: areaText(part.area),
      heads: part.heads,
      totalArea: areaText(total.area),
      totalHeads: total.heads,
    },
    missingToQuorum: weightViewOf(missingToQuorum({ total, part })),
    missingToPass: standing && weightViewOf(missingToPass(kind, standing)),
    tally: tally && tallyViewOf(tally),
    countedOutcome: standing && verdictOf(kind, standing),
  };
}

function tallyViewOf({ for: yes, against, abstain }: Tally): VoteTallyView {
  return {
    for: weightViewOf(yes),
    against: weightViewOf(against),
    abstain: weightViewOf(abstain),
  };
}

function weightViewOf({ area, heads }: Weight): WeightView {
  return { area: areaText(area), heads };
}
