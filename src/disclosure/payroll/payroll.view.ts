export class PayrollPostView {
  post: string;
  headcount: number;
  /** What they earned together before deductions, in yuan. */
  gross: string;
}

/** 岗位工资表 of one entry: pay by post and headcount, never by name. */
export class PayrollSheetView {
  entrySeq: string;
  period: string;
  /** Equals the entry's 人员费用 or 应付职工薪酬, in yuan. */
  total: string;
  headcount: number;
  /** 1, or more where an earlier one was put right. */
  version: number;
  madeOn: string;
  posts: PayrollPostView[];
}

export class PayrollView {
  /** Null where the accountant has not added a sheet. */
  sheet: PayrollSheetView | null;
  /** What the sheet has to add up to; 0.00 where the entry has no pay. */
  booked: string;
}
