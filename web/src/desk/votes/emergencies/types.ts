/** 应急支出, as everybody sees it. */
export interface Emergency {
  requestId: string;
  number: string;
  reason: string;
  payeeName: string;
  amount: string;
  grounds: string;
  groundsName: string;
  description: string;
  publishedAt: string;
  ratifyBy: string;
  outcome: 'ratified' | 'refused' | 'lapsed' | null;
  decidedAt: string | null;
  agreed: number;
  needed: number;
  mayRatify: boolean;
}
