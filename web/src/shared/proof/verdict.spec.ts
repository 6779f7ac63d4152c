import { type HeadFacts, verdictOn } from './verdict';

const fine: HeadFacts = {
  comparison: 'grown',
  size: 120,
  added: 7,
  ageHours: 0.1,
  isRefused: false,
};

it.each<[string, Partial<HeadFacts>, string, string]>([
  ['a first visit', { comparison: 'first' }, 'good', 'first'],
  ['nothing new', { comparison: 'same', added: 0 }, 'good', 'same'],
  ['a book that has grown', {}, 'good', 'grown'],
  ['a head just under two days old', { ageHours: 47.9 }, 'good', 'grown'],
  ['a head of two days', { ageHours: 48 }, 'attention', 'late'],
  ['a head of a week', { ageHours: 168 }, 'broken', 'silent'],
  ['a signer whose clock runs ahead', { ageHours: -1 }, 'good', 'grown'],
  ['a book that has become shorter', { comparison: 'shrunk' }, 'broken', 'shrunk'],
  ['another book', { comparison: 'forked' }, 'broken', 'forked'],
  ['another book, and late', { comparison: 'forked', ageHours: 60 }, 'broken', 'forked'],
  ['a signer that refused', { isRefused: true }, 'broken', 'refused'],
])('%s', (_what, change, tone, key) => {
  expect(verdictOn({ ...fine, ...change })).toMatchObject({ tone, key });
});

it('counts what is new, and whole days', () => {
  expect(verdictOn({ ...fine, ageHours: 75 }).values).toEqual({
    size: '120',
    added: '7',
    days: '3',
  });
});
