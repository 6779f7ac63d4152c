import { day, type Day } from '../shared/day';
import { isInForce } from './authority.rules';

const term = (startsOn: string, endsOn: string | null, endedOn: string | null = null) => ({
  startsOn: day(startsOn),
  endsOn: endsOn as Day | null,
  endedOn: endedOn as Day | null,
});
const today = day('2026-03-05');

it.each([
  ['begun, open', term('2026-01-01', null), true],
  ['begins today', term('2026-03-05', null), true],
  ['begins tomorrow', term('2026-03-06', null), false],
  ['last day is today', term('2026-01-01', '2026-03-05'), true],
  ['ended yesterday', term('2026-01-01', '2026-03-04'), false],
  ['taken away today', term('2026-01-01', null, '2026-03-05'), false],
  ['to be taken away tomorrow', term('2026-01-01', null, '2026-03-06'), true],
  ['never began', term('2026-03-05', null, '2026-03-05'), false],
])('a post that %s', (_what, held, expected) => {
  expect(isInForce(held, today)).toBe(expected);
});
