export class TodoView {
  /**
   * spending, voucher-draft, entry-import, payee-bank-change, binding-request, bill-relief, resolution,
   * objection, emergency, commitment, budget, surplus, inquiry or audit-finding
   */
  kind!: string;
  id!: string;
  title!: string;
  amount?: string;
  /** Waiting since. */
  since!: string;
  dueOn?: string;
  act!: string;
  actName!: string;
  /** Where the desk does it, below the community. */
  link!: string;
}

/** What the caller has in hand that waits for someone else. */
export class WaitingView {
  id!: string;
  title!: string;
  amount!: string;
  who!: string[];
  what!: string;
  since!: string;
  /** Until when nobody can move it: the last day of a consultation. */
  until!: string | null;
  link!: string;
}

export class TodosView {
  items!: TodoView[];
  blockedBy!: WaitingView[];
}
