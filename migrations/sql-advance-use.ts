/** A debit and a credit each: within the 5,000 lines of a voucher. */
const USES_PER_VOUCHER = 2400;

/** Lines as a receipt or a use of advances hashes them (RFC 8785), in the order of the bills. */
export const settledRoot = (line: string): string => `encode(sha256(convert_to(coalesce(string_agg(
      '{"amount":"' || ${line}.amount || '","bill_id":"' || ${line}.bill_id || '"}', e'\\n'
      order by ${line}.bill_id), ''), 'UTF8')), 'hex')`;

/**
 * 预存抵缴: what households have paid in advance settles what they owe, oldest first, each fee from the
 * advance that was kept for it. One voucher; when there is more than fits, ask again until null comes
 * back. Asked again at once it finds nothing.
 */
export const useAdvances = `
  create function use_advances(p_community integer, p_use uuid, p_on date, p_by uuid)
    returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    bills uuid[]; amounts numeric[]; units uuid[]; advances text[]; receivables text[]; funds text[];
    uses integer; root text; refused text;
  begin
    if p_community is distinct from current_community() then
      raise exception 'not the community of this transaction' using errcode = '42501';
    end if;
    perform hold_log(p_community);

    with kept as (
      select p.unit_id, p.account_code, p.fund, sum(p.credit - p.debit) as kept
      from posting p
      where p.community_id = p_community and p.unit_id is not null
        and p.account_code in (select r.advance from bill_run r where r.community_id = p_community)
      group by 1, 2, 3 having sum(p.credit - p.debit) > 0
    ), open as (
      select b.id as bill_id, b.unit_id, b.due_on, b.receivable, r.advance, r.fund, k.kept,
        b.amount - b.settled as open,
        sum(b.amount - b.settled) over (
          partition by b.unit_id, r.advance, r.fund order by b.due_on, b.id) as through
      from bill b
      join bill_run r on r.community_id = p_community and r.id = b.run_id
      join kept k on k.unit_id = b.unit_id and k.account_code = r.advance and k.fund = r.fund
      where b.community_id = p_community and not b.cancelled and b.settled < b.amount
        and b.payer = 'owner'
    ), used as (
      select o.bill_id, o.unit_id, o.receivable, o.advance, o.fund,
        least(o.open, o.kept - (o.through - o.open))::numeric(18,2) as amount
      from open o where o.kept > o.through - o.open
      order by o.unit_id, o.due_on, o.bill_id limit ${USES_PER_VOUCHER}
    )
    select array_agg(u.bill_id order by u.bill_id), array_agg(u.amount order by u.bill_id),
      array_agg(u.unit_id order by u.bill_id), array_agg(u.advance order by u.bill_id),
      array_agg(u.receivable order by u.bill_id), array_agg(u.fund order by u.bill_id),
      ${settledRoot('u')}
    into bills, amounts, units, advances, receivables, funds, root
    from used u;
    uses := cardinality(bills);
    if uses is null then
      return null;
    end if;

    insert into advance_use (community_id, id, booked_on, use_count, total, lines_root, made_by)
    select p_community, p_use, p_on, uses, sum(a.amount), root, p_by from unnest(amounts) as a(amount);
    insert into advance_use_line (community_id, use_id, bill_id, amount)
    select p_community, p_use, u.bill_id, u.amount from unnest(bills, amounts) as u(bill_id, amount);
    update bill b set settled = b.settled + u.amount from unnest(bills, amounts) as u(bill_id, amount)
    where b.community_id = p_community and b.id = u.bill_id;

    -- every debit, then every credit
    select p.status into refused from post_entries(p_community,
      array['advance-use/' || p_use], array[root], array[p_on], array['general'], array['预存抵缴'],
      array[0], array[null::uuid], array[null::uuid], array[null::uuid], array[null::uuid],
      array[null::bigint], array['advance-use'], array[p_use],
      array_fill(1, array[2 * uses]), advances || receivables, funds || funds,
      amounts || array_fill(0::numeric, array[uses]), array_fill(0::numeric, array[uses]) || amounts,
      array_fill(''::text, array[2 * uses]), units || units,
      array_fill(null::uuid, array[2 * uses]), array_fill(null::uuid, array[2 * uses]),
      array_fill(null::uuid, array[2 * uses]), '{}', '{}') p
    where p.status <> 'ok';
    if refused is not null then
      raise exception 'the book refused a use of advances: %', refused
        using errcode = '23514', constraint = 'bill_run_' || refused;
    end if;
    return p_use;
  end $$;
`;
