import { assertFoundable } from './community.rules';

const founding = {
  name: '示例苑',
  trustorName: '示例苑业主委员会',
  trusteeName: '示例物业服务有限公司',
  booksStartOn: '2026-01-01',
};

describe('founding a community', () => {
  it.each([
    [{}, null],
    [{ name: '甲' }, 'community.names-missing'],
    [{ name: '苑'.repeat(61) }, 'community.name-too-long'],
    [{ trustorName: ' ' }, 'community.names-missing'],
    [{ trusteeName: '示例苑业主委员会' }, 'community.parties-same'],
    [{ booksStartOn: '2026-01-15' }, 'community.books-start'],
  ])('%j → %s', (change, code) => {
    const check = () => assertFoundable({ ...founding, ...change });
    if (code === null) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code }) as Error);
  });
});
