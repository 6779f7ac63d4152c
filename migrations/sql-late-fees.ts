import { hashed, rootOf } from './sql-bill-run';

/** Of one voucher; a run asks again until nobody is left. */
const BILLS_PER_RUN = 4900;
const DAYS_TO_PAY = 15;

/**
 * Late fees of one fee for a month that is over: one bill per household, a part per bill that was open
 * late in it. What was paid counts from the day it came, what was waived or written off from the
 * beginning, and what is argued about bears nothing. A bill made late is due no earlier than it was made.
 * Parts are written as `src/charges/late-fee.rules.ts` reads them.
 */
export const lateFeeLines = `
  create function late_fee_lines(p_community integer, p_period text, p_fee text, p_contract integer,
      p_per_day text, p_grace integer, p_cap text)
    returns table (unit_id uuid, receivable text, amount numeric(18,2), inputs text)
    language plpgsql stable set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    first date := (p_period || '-01')::date;
    last date := (first + interval '1 month - 1 day')::date;
  begin
    return query
    with late as (
      select b.id, b.unit_id, b.receivable, b.period, b.amount, due.due_on,
        greatest(due.due_on + p_grace + 1, first) as from_on
      from bill b
      join bill_run r on r.community_id = p_community and r.id = b.run_id
      cross join lateral (select greatest(b.due_on, r.booked_on) as due_on) due
      where b.community_id = p_community and b.fee_code = p_fee and b.payer = 'owner'
        and not b.cancelled and due.due_on + p_grace < last
        and not exists (select from bill_relief f
          where f.community_id = p_community and f.bill_id = b.id and f.state = 'asked')
        and not exists (select from bill l
          where l.community_id = p_community and l.period = p_period and l.unit_id = b.unit_id
            and l.fee_code = 'late-fee-' || p_fee and l.payer = 'owner' and not l.cancelled)
    ), open as (
      select l.*, l.amount * (last - l.from_on + 1) - coalesce(s.missed, 0) as open_days,
        case when coalesce(s.paid, 0) < l.amount then last - l.from_on + 1
          else greatest(s.paid_on - l.from_on, 0) end as days
      from late l
      left join lateral (
        select sum(p.amount * (last - greatest(p.paid_on, l.from_on) + 1)) as missed,
          sum(p.amount) as paid, max(p.paid_on) as paid_on
        from (
          -- money that found its owner late had come before
          select a.amount, coalesce(m.received_on, r.received_on) as paid_on
          from receipt_allocation a
          join receipt r on r.community_id = p_community and r.id = a.receipt_id
            and r.cancelled_at is null
          left join receipt m on m.community_id = p_community and m.id = r.matches
          where a.community_id = p_community and a.bill_id = l.id
          union all
          select u.amount, v.booked_on from advance_use_line u
          join advance_use v on v.community_id = p_community and v.id = u.use_id
          where u.community_id = p_community and u.bill_id = l.id
          union all
          select f.amount, l.due_on from bill_relief f
          where f.community_id = p_community and f.bill_id = l.id and f.state = 'granted'
        ) p where p.paid_on <= last
      ) s on true
    ), part as (
      select o.*, e.earlier, least(round(o.open_days * p_per_day::numeric, 2),
        greatest(trunc(o.amount * p_cap::numeric, 2) - e.earlier, 0))::numeric(18,2) as fee
      from open o
      cross join lateral (
        select coalesce(sum(split_part(t.part, ' ', 8)::numeric), 0)::numeric(18,2) as earlier
        from bill b cross join lateral regexp_split_to_table(b.inputs ->> 'parts', ';') as t(part)
        where b.community_id = p_community and b.unit_id = o.unit_id and not b.cancelled
          and b.fee_code = 'late-fee-' || p_fee and split_part(t.part, ' ', 1) = o.id::text
      ) e
      where o.open_days > 0
    )
    select p.unit_id, min(p.receivable), sum(p.fee)::numeric(18,2),
      '{"cap":"' || p_cap || '","contract_version":"' || p_contract || '","grace_days":"' || p_grace
        || '","method":"late","parts":"' || string_agg(concat_ws(' ', p.id, p.period, p.due_on,
          p.amount, p.open_days, p.days, p.earlier, p.fee), ';' order by p.due_on, p.id)
        || '","per_day":"' || p_per_day || '"}'
    from part p where p.fee > 0
    group by p.unit_id order by p.unit_id limit ${BILLS_PER_RUN};
  end $$;
`;

/** Writes what `late_fee_lines` finds, with its voucher; null when nobody is left. */
export const lateFeeRun = `
  create function late_fee_run(p_community integer, p_run uuid, p_period text, p_fee text,
      p_contract integer, p_per_day text, p_grace integer, p_cap text, p_on date, p_by uuid)
    returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    source record;
    units uuid[]; ids uuid[]; receivables text[]; amounts numeric[]; texts text[];
    root text; refused text; bills integer; late text := 'late-fee-' || p_fee;
    words text := substr(p_period, 1, 4) || '年' || ltrim(substr(p_period, 6), '0') || '月';
  begin
    if p_community is distinct from current_community() then
      raise exception 'not the community of this transaction' using errcode = '42501';
    end if;
    perform hold_log(p_community);
    select r.fee_name || '违约金' as name, r.fund, r.advance, r.schedule_version as version into source
    from bill_run r
    where r.community_id = p_community and r.fee_code = p_fee and r.cancelled_at is null
    order by r.period desc, r.id desc limit 1;
    if not found then
      raise exception 'no such fee' using errcode = '23514', constraint = 'bill_run_no_fee';
    end if;

    select array_agg(l.unit_id order by l.no), array_agg(l.amount order by l.no),
      array_agg(l.inputs order by l.no), array_agg(l.id order by l.no),
      array_agg(l.receivable order by l.no), ${rootOf(hashed('l', 'l.inputs'), 'l.no')}
    into units, amounts, texts, ids, receivables, root
    from (
      select b.*, new_id() as id, 'owner' as payer, '4401' as income
      from late_fee_lines(p_community, p_period, p_fee, p_contract, p_per_day, p_grace, p_cap)
        with ordinality as b(unit_id, receivable, amount, inputs, no)
    ) l;
    bills := cardinality(units);
    if bills is null then
      return null;
    end if;

    insert into bill_run (community_id, id, fee_code, fee_name, period, schedule_version, booked_on,
      due_on, fund, advance, bill_count, total, lines_root, made_by)
    select p_community, p_run, late, source.name, p_period, source.version, p_on,
      p_on + ${DAYS_TO_PAY}, source.fund, source.advance, bills, sum(a.amount), root, p_by
    from unnest(amounts) as a(amount);

    -- a debit per household, one credit
    select p.status into refused from post_entries(p_community,
      array['bill-run/' || p_run || '/1'], array[root], array[p_on], array['billing'],
      array[words || source.name || '计费'], array[0],
      array[null::uuid], array[null::uuid], array[null::uuid], array[null::uuid],
      array[null::bigint], array['bill-run'], array[p_run],
      array_fill(1, array[bills + 1]), receivables || '4401'::text,
      array_fill(source.fund, array[bills + 1]), amounts || 0::numeric,
      array_fill(0::numeric, array[bills]) || (select sum(a.amount) from unnest(amounts) as a(amount)),
      array_fill(''::text, array[bills + 1]), units || null::uuid,
      array_fill(null::uuid, array[bills + 1]), array_fill(null::uuid, array[bills + 1]),
      array_fill(null::uuid, array[bills + 1]), '{}', '{}') p
    where p.status <> 'ok';
    if refused is not null then
      raise exception 'the book refused late fees: %', refused
        using errcode = '23514', constraint = 'bill_run_' || refused;
    end if;

    insert into bill (community_id, id, run_id, no, unit_id, payer, period, fee_code, due_on, amount,
      receivable, income, inputs)
    select p_community, b.id, p_run, b.no, b.unit_id, 'owner', p_period, late, p_on + ${DAYS_TO_PAY},
      b.amount, b.receivable, '4401', b.inputs::jsonb
    from unnest(ids, units, receivables, amounts, texts) with ordinality
      as b(id, unit_id, receivable, amount, inputs, no);
    return p_run;
  end $$;
`;
