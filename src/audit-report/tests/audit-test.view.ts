export class AuditTestFigureView {
  name!: string;
  value!: string;
}

/** 审计测试, as the list shows it: how many were looked at, and how many stand out. */
export class AuditTestView {
  key!: string;
  name!: string;
  /** How it is done */
  rule!: string;
  /** What a hit means */
  means!: string;
  /** What it does not mean */
  meansNot!: string;
  parameters!: AuditTestFigureView[];
  populationName!: string;
  population!: number;
  count!: number;
  /** Numbers of the result as a whole: a balance, a statistic */
  figures!: AuditTestFigureView[];
  /** Why the result says less than it seems to */
  caution!: string | null;
}

export class AuditTestsView {
  engagementId!: string;
  engagementNumber!: string;
  firm!: string;
  /** Tested months, both included */
  from!: string;
  to!: string;
  /** Computed from the books at this moment */
  at!: string;
  items!: AuditTestView[];
}

/** 命中: what stands out. */
export class AuditTestHitView {
  /** The voucher, where it is one */
  seq!: string | null;
  /** The voucher's public words, or what the hit is about */
  title!: string;
  /** 2026-03 记-12号 */
  voucher!: string | null;
  /** Page of the desk, within the community; null: none */
  link!: string | null;
  on!: string | null;
  amount!: string | null;
  note!: string;
}

export class AuditTestResultView {
  engagementId!: string;
  engagementNumber!: string;
  firm!: string;
  from!: string;
  to!: string;
  at!: string;
  test!: AuditTestView;
  /** At most 200 */
  hits!: AuditTestHitView[];
}
