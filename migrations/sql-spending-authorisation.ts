/** What the ledger asks before money leaves, and what it is held to when the transaction ends. */
export const authorisation = `
  -- a change of the payee's account that is open, or younger than a day
  create or replace function payee_account_unsettled(community integer, payee uuid, at_time timestamptz)
    returns boolean language sql stable set search_path = pg_catalog, public as $$
    select exists (select from payee_bank_change c
      where c.community_id = community and c.payee_id = payee and c.cancelled_at is null
        and (c.confirmed_at is null or c.effective_at > at_time))
  $$;

  create or replace function payment_is_authorised(community integer, source uuid, paid numeric, bank_code text)
    returns boolean language plpgsql stable set search_path = pg_catalog, public as $$
  begin
    return exists (
      select from spending_request r
      join payment_order o on o.community_id = r.community_id and o.request_id = r.id
        and o.version = r.version
      join bank_account b on b.community_id = o.community_id and b.id = o.bank_account_id
      join payee p on p.community_id = r.community_id and p.id = r.payee_id
      join spending_act pay on pay.community_id = r.community_id and pay.request_id = r.id
        and pay.version = r.version and pay.act = 'pay'
      where r.community_id = community and r.id = source and r.state = 'released'
        and r.amount = paid and o.amount = paid and b.account_code = bank_code
        and o.entry_seq is null and o.payee_account_hash = p.account_hash
        and not payee_account_unsettled(r.community_id, r.payee_id, pay.at)
        -- ordered after the objection window, not frozen; an emergency ratified
        and spending_halted_by(r, (select (a.at at time zone 'Asia/Shanghai')::date from spending_act a
          where a.community_id = r.community_id and a.request_id = r.id and a.version = r.version
            and a.act = 'order')) is null
        -- every step by a hand of its own, and the second key by the other party
        and (select count(distinct a.person_id) = count(distinct (a.duty, a.person_id))
               and bool_or(a.act = 'request') and bool_or(a.act = 'review')
               and bool_or(a.act = 'order') and bool_or(a.act = 'release' and g.party = 'trustor')
             from spending_act a
             join role_grant g on g.community_id = a.community_id and g.id = a.grant_id
             where a.community_id = r.community_id and a.request_id = r.id and a.version = r.version
               and a.content_hash = r.content_hash and a.duty is not null));
  end $$;
  revoke execute on function payment_is_authorised(integer, uuid, numeric, text) from public;
  grant execute on function payment_is_authorised(integer, uuid, numeric, text) to trust_app, trust_owner;

  -- An order is for what was approved, to the account the payee has, from an open account.
  create or replace function payment_order_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  begin
    if tg_op = 'UPDATE' then
      if old.entry_seq is not null then
        perform refuse_spending('payment_order_paid_once', 'the order is paid already');
      end if;
      return new;
    end if;
    perform 1 from spending_request r
      join payee p on p.community_id = r.community_id and p.id = r.payee_id
      join bank_account b on b.community_id = r.community_id and b.id = new.bank_account_id
      where r.community_id = new.community_id and r.id = new.request_id and r.version = new.version
        and r.state = 'approved' and r.amount = new.amount and b.closed_on is null
        and spending_halted_by(r, 'infinity') is null
        -- 维修资金 never mixes with other money
        and (r.fund = 'F3') = (b.fund = 'F3')
        and p.account_hash = new.payee_account_hash and p.account_sealed = new.payee_account_sealed
        and new.entry_seq is null;
    if not found then
      perform refuse_spending('payment_order_as_approved', 'the order differs from what was approved');
    end if;
    return new;
  end $$;

  -- At the end of the transaction: the entry debits the approved account (of an emergency the payable
  -- that its cost was booked to) in the approved fund for the approved payee, credits the ordered bank
  -- account, and names who reviewed and who paid.
  create or replace function entry_as_released() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  begin
    perform 1 from spending_request r
      join payment_order o on o.community_id = r.community_id and o.request_id = r.id
        and o.version = r.version and o.entry_seq = new.seq
      join bank_account b on b.community_id = o.community_id and b.id = o.bank_account_id
      where r.community_id = new.community_id and r.id = new.source_id and r.state = 'paid'
        and new.total = r.amount and new.booked_on = o.paid_on
        and exists (select from spending_act a where a.community_id = r.community_id
          and a.request_id = r.id and a.version = r.version and a.act = 'review'
          and a.person_id = new.reviewed_by)
        and exists (select from spending_act a where a.community_id = r.community_id
          and a.request_id = r.id and a.version = r.version and a.act = 'pay'
          and a.person_id = new.cashier)
        and not exists (select from posting p where p.community_id = new.community_id and p.seq = new.seq
          and not (p.fund = r.fund and (
            p.credit = r.amount and p.account_code = b.account_code
            or p.debit = r.amount and p.payee_id = r.payee_id and p.account_code = coalesce(
              (select e.payable_account from spending_emergency e where e.community_id = r.community_id
                and e.request_id = r.id and e.version = r.version), r.account_code)
              and p.budget_line_id is not distinct from case
                when r.emergency_grounds is null then r.budget_line_id end)));
    if not found then
      perform refuse_spending('entry_as_released', 'the entry differs from what was released');
    end if;
    return null;
  end $$;
`;

/** Who asks them. */
export const authorisationTriggers = `
  create trigger payment_order_guard before insert or update on payment_order
    for each row execute function payment_order_guard();
  create trigger payment_order_stays before delete on payment_order
    for each row execute function refuse_change();
  create constraint trigger entry_as_released after insert on entry
    deferrable initially deferred for each row
    when (new.kind = 'payment' and new.source_kind = 'spending')
    execute function entry_as_released();
`;
