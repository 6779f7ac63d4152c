import { threadOf } from './thread';
import type { Inquiry } from './types';

const hidden = null;

describe('what happened after a question was asked', () => {
  it('is told in the order of its time, whoever spoke', () => {
    const answer = { id: 'a', text: '见发票', postName: '物业会计', days: 9, late: 2, files: [] };
    const said: Pick<Inquiry, 'answers' | 'verdicts' | 'escalations'> = {
      answers: [{ ...answer, round: 1, at: '2026-03-10T01:00:00.000Z', hidden }],
      verdicts: [
        { round: 1, answered: false, note: '看不清', at: '2026-03-11T01:00:00.000Z', hidden },
      ],
      escalations: [
        {
          round: 1,
          to: 'committee',
          toName: '业主委员会',
          dueOn: '2026-03-08',
          at: '2026-03-08T17:00:00.000Z',
        },
      ],
    };
    expect(threadOf(said).map(({ what }) => what)).toEqual(['escalation', 'answer', 'verdict']);
    expect(threadOf({ answers: [], verdicts: [], escalations: [] })).toEqual([]);
  });
});
