import { subjectPage } from './subject-page';
import type { Subject } from '../../shared/inquiries/types';

const subject = (part: Partial<Subject>): Subject => ({
  kind: 'general',
  kindName: '整体账目',
  id: null,
  line: null,
  title: '',
  budgetId: null,
  ...part,
});

describe('the page of what a question is about', () => {
  it.each([
    [{ kind: 'entry', id: '42' }, '/entries/42'],
    [{ kind: 'budget-line', id: 'l', budgetId: 'b' }, '/budget/b/lines/l'],
    [{ kind: 'budget-line', id: 'l' }, null],
    [{ kind: 'report', id: 'r' }, '/reports'],
    [{ kind: 'contract', id: '1' }, '/posts'],
    [{ kind: 'income-contract', id: 'i' }, '/common-income'],
    [{ kind: 'commitment', id: 'c' }, null],
    [{ kind: 'general' }, null],
  ])('%o: %s', (part, page) => {
    expect(subjectPage(subject(part))).toBe(page);
  });
});
