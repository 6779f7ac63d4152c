import { settledRoot } from './sql-advance-use';

/**
 * Of one household, the bills and amounts that are said: its advance settles them, each fee from the
 * advance that was kept for it. For a sale, where only the seller's days may be taken. A use of
 * advances like any other: its leaf, its lines, its voucher.
 */
export const useAdvancesOf = `
  create function use_advances_of(p_community integer, p_use uuid, p_unit uuid, p_on date, p_by uuid,
      p_bills uuid[], p_amounts numeric[])
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    bills uuid[]; amounts numeric[]; advances text[]; receivables text[]; funds text[];
    uses integer; root text; refused text; wrong integer;
  begin
    if p_community is distinct from current_community() then
      raise exception 'not the community of this transaction' using errcode = '42501';
    end if;
    perform hold_log(p_community);

    with asked as (
      select a.bill_id, a.amount::numeric(18,2) as amount from unnest(p_bills, p_amounts) as a(bill_id, amount)
    ), used as (
      select a.bill_id, a.amount, b.receivable, r.advance, r.fund
      from asked a
      join bill b on b.community_id = p_community and b.id = a.bill_id and b.unit_id = p_unit
        and b.payer = 'owner' and not b.cancelled
      join bill_run r on r.community_id = p_community and r.id = b.run_id
      where a.amount > 0 and a.amount <= b.amount - b.settled
    )
    select array_agg(u.bill_id order by u.bill_id), array_agg(u.amount order by u.bill_id),
      array_agg(u.advance order by u.bill_id), array_agg(u.receivable order by u.bill_id),
      array_agg(u.fund order by u.bill_id), ${settledRoot('u')}
    into bills, amounts, advances, receivables, funds, root
    from used u;
    uses := cardinality(bills);
    select count(*) into wrong from (
      select u.advance, u.fund, sum(u.amount) as amount
      from unnest(advances, funds, amounts) as u(advance, fund, amount) group by 1, 2
    ) t where t.amount > (
      select coalesce(sum(p.credit - p.debit), 0) from posting p
      where p.community_id = p_community and p.unit_id = p_unit and p.account_code = t.advance
        and p.fund = t.fund);
    if uses is distinct from cardinality(p_bills) or wrong > 0 then
      raise exception 'not what this household owes and keeps'
        using errcode = '23514', constraint = 'bill_settled_within';
    end if;

    insert into advance_use (community_id, id, booked_on, use_count, total, lines_root, made_by)
    select p_community, p_use, p_on, uses, sum(a.amount), root, p_by from unnest(amounts) as a(amount);
    insert into advance_use_line (community_id, use_id, bill_id, amount)
    select p_community, p_use, u.bill_id, u.amount from unnest(bills, amounts) as u(bill_id, amount);
    update bill b set settled = b.settled + u.amount from unnest(bills, amounts) as u(bill_id, amount)
    where b.community_id = p_community and b.id = u.bill_id;

    -- every debit, then every credit
    select p.status into refused from post_entries(p_community,
      array['advance-use/' || p_use], array[root], array[p_on], array['general'],
      array['过户结算：预存抵缴'],
      array[0], array[null::uuid], array[null::uuid], array[null::uuid], array[null::uuid],
      array[null::bigint], array['advance-use'], array[p_use],
      array_fill(1, array[2 * uses]), advances || receivables, funds || funds,
      amounts || array_fill(0::numeric, array[uses]), array_fill(0::numeric, array[uses]) || amounts,
      array_fill(''::text, array[2 * uses]), array_fill(p_unit, array[2 * uses]),
      array_fill(null::uuid, array[2 * uses]), array_fill(null::uuid, array[2 * uses]),
      array_fill(null::uuid, array[2 * uses]), '{}', '{}') p
    where p.status <> 'ok';
    if refused is not null then
      raise exception 'the book refused a settlement: %', refused
        using errcode = '23514', constraint = 'bill_run_' || refused;
    end if;
  end $$;
`;
