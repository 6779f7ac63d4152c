import type { Exported } from '../ledger/export';
import type { HomeShare, SurplusQueries } from './surplus.queries';

const AT_ONCE = 1000;

/**
 * 结余返还签收表: every home with its amount, and room to sign. No names: whoever pays out writes down who
 * signed.
 * @throws DomainError notFound `surplus.unknown`.
 */
export async function signatureList(
  queries: SurplusQueries,
  communityId: number,
  id: string,
): Promise<Exported<HomeShare>> {
  const first = await queries.lines(communityId, id, { after: 0, limit: AT_ONCE });
  const { year } = first.head;
  return {
    name: `${year}年结余分配签收表`,
    columns: [
      { title: '序号', width: 8, of: ({ no }) => String(no) },
      { title: '房屋', width: 20, of: ({ label }) => label },
      { title: '专有面积（㎡）', width: 16, of: ({ area }) => area },
      { title: '金额（元）', width: 14, of: ({ amount }) => amount },
      { title: '签收人', width: 14, of: () => '' },
      { title: '日期', width: 14, of: () => '' },
    ],
    each: async (emit) => {
      let page = first.lines;
      while (page.length > 0) {
        for (const line of page) await emit(line);
        const after = page.at(-1)?.no ?? 0;
        page = (await queries.lines(communityId, id, { after, limit: AT_ONCE })).lines;
      }
    },
  };
}
