import type { CertificateFacts } from '../../src/resolutions/certificate.queries';
import { day } from '../../src/shared/day';

const RESOLUTION: CertificateFacts['resolution'] = {
      id: '0197a1a0-0000-7000-8000-000000000009',
      number: '决-2026-001',
      title: '关于2026年度物业服务费用预算的决议',
      text: '同意《2026年度物业服务费用预算》（第2版），全年支出1,399,170.90元。\n预算自公告之日起执行。',
      matter: 9,
      kind: 'ordinary',
      mode: 'binding',
      secret: false,
      subject: {
        kind: 'budget',
        id: '0197a1a0-0000-7000-8000-000000000001',
        version: 2,
        hash: '5f'.repeat(32),
      },
      noticeOn: day('2025-11-20'),
      opensOn: day('2025-12-06'),
      closesOn: day('2025-12-15'),
      secondCallOf: null,
      proxyCap: 3,
      totalArea: 8_340_400,
      totalHeads: 775,
      unitCount: 782,
      rollHash: 'a1'.repeat(32),
      state: 'closed',
      outcome: 'passed',
      tally: {
        for: { area: 4_120_050, heads: 401 },
        against: { area: 1_300_000, heads: 110 },
        abstain: { area: 200_000, heads: 18 },
      },
      countHash: 'c3'.repeat(32),
      closedAt: new Date('2025-12-16T01:30:00Z'),
};

/** 782 homes of 775 heads: quorate, and passed by area and by heads. */
export function sampleCertificate(change: Partial<CertificateFacts['resolution']> = {}): CertificateFacts {
  return {
    communityName: '锦和苑',
    trustorName: '锦和苑业主大会',
    resolution: { ...RESOLUTION, ...change },
    ballots: [
      { channel: 'online', counted: 402, notCounted: 12 },
      { channel: 'paper', counted: 127, notCounted: 3 },
    ],
    official: null,
    head: {
      size: '18342',
      root: '00'.repeat(32),
      signedAt: new Date('2025-12-16T01:31:00Z'),
      note: 'books.example.cn/log/1\n18342\nAAAA\n\n— books.example.cn Az3g',
    },
    url: 'https://books.example.cn/c/1/votes/0197a1a0-0000-7000-8000-000000000009',
  };
}
