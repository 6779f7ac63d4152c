import { Injectable } from '@nestjs/common';
import { ReliefsQueries } from '../charges/reliefs.queries';
import { reliefNames } from '../charges/reliefs.service';
import { BindingsQueries } from '../community/bindings.queries';
import { postNames } from '../community/rights.rules';
import { EntryImportQueries } from '../ledger/entry-import.queries';
import { VoucherDraftsQueries } from '../ledger/voucher-drafts.queries';
import { Clock } from '../platform/clock';
import type { CallerInfo } from '../platform/http/caller';
import { capacitiesOf } from '../spending/actor';
import { PayeesQueries } from '../spending/payees.queries';
import type { SpendingDossier } from '../spending/spending-dossiers';
import { actNames } from '../spending/spending-views';
import { SpendingQueries } from '../spending/spending.queries';
import { MOVES, nextSteps, waitingFor } from '../spending/spending.rules';
import { AuditTodos } from './audit-todos';
import { BudgetTodos } from './budget-todos';
import { may, type Person } from './doer.rules';
import { DisclosureTodos } from './disclosure-todos';
import { InquiryTodos } from './inquiry-todos';
import { OwnersTodos } from './owners-todos';
import type { TodosView, TodoView, WaitingView } from './todo.view';

const LIST_MAX = 100;

/** 待办: everything that waits for this person in this community, whatever room it lies in. */
@Injectable()
export class TodoService {
  constructor(
    private readonly clock: Clock,
    private readonly spending: SpendingQueries,
    private readonly payees: PayeesQueries,
    private readonly vouchers: VoucherDraftsQueries,
    private readonly imports: EntryImportQueries,
    private readonly bindings: BindingsQueries,
    private readonly reliefs: ReliefsQueries,
    private readonly owners: OwnersTodos,
    private readonly budgets: BudgetTodos,
    private readonly inquiries: InquiryTodos,
    private readonly disclosure: DisclosureTodos,
    private readonly audits: AuditTodos,
  ) {}

  async of(me: CallerInfo, communityId: number): Promise<TodosView> {
    const person = { personId: me.personId, capacities: capacitiesOf(me, communityId) };
    // A resident without a post has nothing to do here, and nothing of the staff's is told her.
    if (person.capacities.length === 0) return { items: [], blockedBy: [] };
    const requests = await this.spending.open(communityId);
    const own = requests.flatMap((request) => this.spendingTodo(request, person));
    return {
      items: [
        ...own,
        ...(await this.voucherTodos(communityId, person)),
        ...(await this.importTodos(communityId, person)),
        ...(await this.payeeTodos(communityId, person)),
        ...(await this.bindingTodos(communityId, person)),
        ...(await this.reliefTodos(communityId, person)),
        ...(await this.owners.of(communityId, person)),
        ...(await this.budgets.of(communityId, person)),
        ...(await this.inquiries.of(communityId, person)),
        ...(await this.disclosure.of(communityId, person)),
        ...(await this.audits.of(communityId, person)),
      ].sort((a, b) => (a.since < b.since ? -1 : 1)),
      blockedBy: requests
        .filter(({ row }) => !own.some(({ id }) => id === row.id))
        .flatMap((request) => this.waiting(request, person)),
    };
  }

  /** The way forward only: that one may also refuse or withdraw is said on the page itself. */
  private spendingTodo(request: SpendingDossier, { personId, capacities }: Person): TodoView[] {
    const { row, chain } = request;
    const forward = MOVES[row.state][0]?.act;
    const today = this.clock.today();
    const mine = capacities.some((doer) =>
      nextSteps(chain, doer, today).some((a) => a === forward),
    );
    // A draft waits for the clerk who wrote it, not for all of them.
    const isHers = !['draft', 'rejected'].includes(row.state) || row.createdBy === personId;
    if (!forward || !mine || !isHers) return [];
    return [
      {
        ...cardOf(request),
        kind: 'spending',
        act: forward,
        actName: forward === 'edit' ? '修改后重新提交' : actNames[forward],
      },
    ];
  }

  /** What she asked for herself and others have in hand. */
  private waiting(request: SpendingDossier, { personId }: Person): WaitingView[] {
    const { row, chain } = request;
    const waits = waitingFor(chain, this.clock.today());
    if (row.createdBy !== personId || !waits) return [];
    const isClosed = waits.who.length === 0;
    return [
      {
        ...cardOf(request),
        who: waits.who.map((post) => postNames[post]),
        what: waits.what,
        until: isClosed ? row.consultationEndsOn : null,
      },
    ];
  }

  private async voucherTodos(communityId: number, person: Person): Promise<TodoView[]> {
    const reviewing = may(person, 'voucher.post');
    const preparing = may(person, 'voucher.prepare');
    if (!reviewing && !preparing) return [];
    const state = reviewing ? 'submitted' : 'returned';
    const drafts = await this.vouchers.list(communityId, { state, limit: LIST_MAX });
    return drafts
      .filter(({ row }) => (row.preparedBy === person.personId) !== reviewing)
      .map(({ row }) => ({
        kind: 'voucher-draft',
        id: row.id,
        title: row.summary,
        since: row.updatedAt.toISOString(),
        act: reviewing ? 'post' : 'edit',
        actName: reviewing ? '审核入账' : '修改后重新提交',
        link: `books/drafts/${row.id}`,
      }));
  }

  private async importTodos(communityId: number, person: Person): Promise<TodoView[]> {
    if (!may(person, 'voucher.post')) return [];
    const imports = await this.imports.list(communityId, 'submitted');
    return imports
      .filter(({ row }) => row.preparedBy !== person.personId)
      .map(({ row }) => ({
        kind: 'entry-import',
        id: row.id,
        title: `旧账导入 ${row.fileName}（${row.voucherCount} 张凭证）`,
        since: row.createdAt.toISOString(),
        act: 'post',
        actName: '审核入账',
        link: `books/import?import=${row.id}`,
      }));
  }

  private async payeeTodos(communityId: number, person: Person): Promise<TodoView[]> {
    if (!may(person, 'payee.confirm')) return [];
    const changes = await this.payees.pendingChanges(communityId);
    return changes
      .filter(({ proposedBy }) => proposedBy !== person.personId)
      .map((change) => ({
        kind: 'payee-bank-change',
        id: change.payeeId,
        title: `${change.payeeName} 变更收款账号`,
        since: change.proposedAt.toISOString(),
        act: 'confirm',
        actName: '核对并确认',
        link: 'payees',
      }));
  }

  private async bindingTodos(communityId: number, person: Person): Promise<TodoView[]> {
    if (!may(person, 'binding.decide')) return [];
    const wanted = { state: 'pending', after: null, limit: LIST_MAX } as const;
    const requests = await this.bindings.listRequests(communityId, wanted);
    return requests.map((request) => ({
      kind: 'binding-request',
      id: request.id,
      title: `${request.unitLabel} ${request.claimedName} 申请绑定房屋`,
      since: request.requestedAt.toISOString(),
      act: 'decide',
      actName: '核对并决定',
      link: 'homes/requests',
    }));
  }

  private async reliefTodos(communityId: number, person: Person): Promise<TodoView[]> {
    if (!may(person, 'charges.decide')) return [];
    const asked = await this.reliefs.list(communityId, 'asked');
    return asked.map((relief) => ({
      kind: 'bill-relief',
      id: relief.id,
      title: `${relief.unitLabel} ${relief.period} ${relief.feeName}，申请${reliefNames[relief.kind]}`,
      amount: relief.amount.toString(),
      since: relief.askedAt.toISOString(),
      act: 'relieve',
      actName: '决定减免或核销',
      link: `charges/reliefs?open=${relief.id}`,
    }));
  }
}

function cardOf({ row, payee }: SpendingDossier) {
  return {
    id: row.id,
    title: `${row.number} ${row.reason}（${payee.name}）`,
    amount: row.amount.toString(),
    since: row.updatedAt.toISOString(),
    link: `spending/${row.id}`,
  };
}
