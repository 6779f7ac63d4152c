import { verdictOf } from './majority.rules';
import type { Outcome } from './majority.rules';
import { ballot, vote, voters } from '../../test/support/votes';
import type { Choice, MatterKind, Vote } from './votes.rules';
import { countVotes } from './votes.rules';

/** Golden cases of 民法典 278 and domain 3.6: by hand, each with its name. */

function outcomeOf(kind: MatterKind, of: Vote): Outcome {
  const { total, part, tally } = countVotes(of);
  return verdictOf(kind, { total, part, yes: tally.for });
}

const all = (choice: Choice, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, turn) => ballot(`v${from + turn}`, choice));

/** 100 heads, 9,000 ㎡: 90 ㎡ each, but for the cases of the law the area is laid as they need it. */
const hundred = voters(...Array.from({ length: 100 }, () => 90));

/** 67 of 100 heads whose area is exactly 6,000 of 9,000 ㎡. */
const exactly = voters(
  ...Array.from({ length: 66 }, () => 90),
  60,
  ...Array.from({ length: 32 }, () => 90),
  120,
);

describe('who must take part: two thirds of the area and of the heads', () => {
  it.each<[string, Vote, Outcome]>([
    [
      '67 heads and exactly 6,000 of 9,000 ㎡ (domain 3.6 case 1)',
      vote(exactly, all('for', 1, 67)),
      'passed',
    ],
    ['66 heads with 5,940 ㎡ (domain 3.6 case 1)', vote(exactly, all('for', 1, 66)), 'no-quorum'],
    [
      'heads enough, area one hundredth short',
      vote(voters(1, 1, 1, 1.51), all('for', 1, 3)),
      'no-quorum',
    ],
    [
      'heads enough, area exactly two thirds',
      vote(voters(1, 1, 1, 1.5), all('for', 1, 3)),
      'passed',
    ],
    ['area enough, heads short', vote(voters(98, 1, 1), all('for', 1, 1)), 'no-quorum'],
    [
      'two of three heads is exactly two thirds',
      vote(voters(50, 50, 50), all('for', 1, 2)),
      'passed',
    ],
    [
      '66 of 99 heads is exactly two thirds',
      vote(voters(...Array.from({ length: 99 }, () => 1)), all('for', 1, 66)),
      'passed',
    ],
    [
      '65 of 99 heads is not',
      vote(voters(...Array.from({ length: 99 }, () => 1)), all('for', 1, 65)),
      'no-quorum',
    ],
    ['nobody votes', vote(hundred, []), 'no-quorum'],
    [
      'abstentions take part',
      vote(hundred, [...all('for', 1, 36), ...all('abstain', 37, 70)]),
      'passed',
    ],
    ['all abstain: quorate and not passed', vote(hundred, all('abstain', 1, 100)), 'failed'],
    ['an empty roll', vote([], []), 'no-quorum'],
  ])('%s', (_name, of, outcome) => {
    expect(outcomeOf('ordinary', of)).toBe(outcome);
  });
});

describe('who must agree', () => {
  it.each<[string, MatterKind, Vote, Outcome]>([
    [
      'yes exactly half of both (domain 3.6 case 2)',
      'ordinary',
      vote(hundred, [...all('for', 1, 50), ...all('against', 51, 100)]),
      'failed',
    ],
    [
      'yes half and one head',
      'ordinary',
      vote(hundred, [...all('for', 1, 51), ...all('against', 52, 100)]),
      'passed',
    ],
    [
      'more than half of the heads, exactly half of the area',
      'ordinary',
      vote(voters(1, 1, 2), [...all('for', 1, 2), ...all('against', 3, 3)]),
      'failed',
    ],
    [
      'more than half of the area, exactly half of the heads',
      'ordinary',
      vote(voters(3, 1), [...all('for', 1, 1), ...all('against', 2, 2)]),
      'failed',
    ],
    [
      'half of those who took part, counted without the abstentions more',
      'ordinary',
      vote(hundred, [...all('for', 1, 50), ...all('abstain', 51, 100)]),
      'failed',
    ],
    [
      'special: exactly three quarters of both (domain 3.6 case 2)',
      'special',
      vote(hundred, [...all('for', 1, 75), ...all('against', 76, 100)]),
      'passed',
    ],
    [
      'special: one head less than three quarters',
      'special',
      vote(hundred, [...all('for', 1, 74), ...all('against', 75, 100)]),
      'failed',
    ],
    [
      'special: three quarters of the heads, a hundredth of area short',
      'special',
      vote(voters(1, 1, 0.99, 1), [...all('for', 1, 3), ...all('against', 4, 4)]),
      'failed',
    ],
    [
      'special: three quarters of those who took part, not of all',
      'special',
      vote(hundred, [...all('for', 1, 51), ...all('against', 52, 68)]),
      'passed',
    ],
    [
      'special: all who took part agree, a quorum short',
      'special',
      vote(hundred, all('for', 1, 66)),
      'no-quorum',
    ],
  ])('%s', (_name, kind, of, outcome) => {
    expect(outcomeOf(kind, of)).toBe(outcome);
  });
});
