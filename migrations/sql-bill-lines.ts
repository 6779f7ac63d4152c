/** A new id (RFC 9562, version 7) for rows that are made by the thousand where they are kept. */
export const newId = `
  create function new_id() returns uuid language sql volatile
    return encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
      placing substr(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint), 3)
      from 1 for 6), 52, 1), 53, 1), 'hex')::uuid;
`;

/** `part` × …, rounded once, half up, in whole fen: `div` is exact where `/` would round first. */
const priced = `
    select d.unit_id, d.payer, d.income,
      div(200 * d.price::numeric * d.quantity * d.part * d.days + d.of_month, 2 * d.of_month) / 100 as amount,
      '{"days":"' || d.days || '","days_of_month":"' || d.of_month || '"'
        || coalesce(',"measure":' || to_json(d.measure), '')
        || coalesce(',"meter_before":"' || d.meter_before || '","meter_now":"' || d.meter_now || '"', '')
        || ',"method":"' || d.method || '","part":"' || d.part || '"'
        || coalesce(',"part_because":"' || d.part_because || '"', '')
        || ',"price":"' || d.price || '","quantity":"' || d.quantity || '"}' as inputs
    from (
      select u.unit_id, s.payer, u.income, u.price, f.method, f.measure, u.meter_before, u.meter_now,
        h.days, u.of_month,
        case f.method when 'area' then u.area when 'metered' then u.meter_now - u.meter_before
          else 1 end as quantity,
        -- what a meter counted was used, whoever lives there
        case when f.method = 'metered' then 1 when s.payer = 'developer' then f.developer_rate
          when u.vacant then f.vacant_rate else 1 end as part,
        case when f.method = 'metered' then null when s.payer = 'developer' then 'developer'
          when u.vacant then 'vacant' end as part_because
      from fee f cross join bearer u
      cross join lateral (
        values ('owner', u.owner_days), ('developer', u.of_month - u.owner_days)) as s(payer, days_held)
      cross join lateral (
        select case f.method when 'metered' then u.of_month else s.days_held end as days) h
      where f.method <> 'shared' and s.days_held > 0
        -- what a meter counts is used by whoever holds the unit at the end of the month
        and (f.method <> 'metered' or (s.payer = 'owner') = (u.owner_days > 0))
    ) d`;

/** Largest remainder; of equal remainders the larger weight has the fen, of equal weights the earlier unit. */
const shared = `
    select r.unit_id, r.payer, r.income, (r.floor + r.carry) / 100 as amount,
      '{"carry":"' || r.carry || '","method":"shared","share_by":"' || r.share_by || '","total":"'
        || r.total || '","weight":"' || r.weight || '","weights":"' || r.weights || '"}' as inputs
    from (
      select w.*, (row_number() over (order by w.rest desc, w.weight desc, w.unit_id)
        <= w.total * 100 - sum(w.floor) over ())::integer as carry
      from (
        select b.*, div(b.total * 100 * b.weight, b.weights) as floor,
          mod(b.total * 100 * b.weight, b.weights) as rest
        from (
          select u.unit_id, u.income, c.total, f.share_by, k.weight, sum(k.weight) over () as weights,
            case when u.owner_days > 0 then 'owner' else 'developer' end as payer
          from fee f
          join shared_cost c on c.community_id = p_community and c.fee_code = p_fee and c.period = p_period
          cross join bearer u
          cross join lateral (select (case f.share_by when 'area' then u.area when 'equal' then 1
            else coalesce(u.meter_now - u.meter_before, 0) end)::numeric(18,2) as weight) k
          where f.method = 'shared'
        ) b where b.weights > 0
      ) w
    ) r
    where not exists (
      -- a cost is shared out once and whole
      select from bill other
      where other.community_id = p_community and other.period = p_period
        and other.fee_code = p_fee and not other.cancelled)`;

/**
 * What is still to be billed of one fee for one month: every unit with a price and without a bill, and
 * everything its amount follows from, as canonical text. Preview and run both ask this.
 */
export const billLines = `
  create function bill_lines(p_community integer, p_period text, p_fee text)
    returns table (unit_id uuid, payer text, income text, amount numeric(18,2), inputs text)
    language plpgsql stable set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    first date := (p_period || '-01')::date;
    last date := (first + interval '1 month - 1 day')::date;
  begin
    return query
    with fee as (
      select t.method, t."shareBy" as share_by, t.measure, t.prices, t."vacantRate" as vacant_rate,
        t."developerRate" as developer_rate
      from (select s.fees from fee_schedule s
        where s.community_id = p_community and s.effective_on <= first
        order by s.effective_on desc limit 1) s
      cross join lateral jsonb_to_recordset(s.fees) as t(code text, method text, "shareBy" text,
        measure text, prices jsonb, "vacantRate" numeric, "developerRate" numeric)
      where t.code = p_fee
    ), bearer as materialized (
      select u.id as unit_id, u.billing_area as area, p.price, p.income, m.before as meter_before,
        m.now as meter_now, extract(day from last)::integer as of_month,
        -- the owner pays from the day of handover; an unknown one lies before the books
        case when u.holding = 'developer' then 0
          else greatest(last - greatest(coalesce(u.handed_over_on, first), first) + 1, 0)
        end as owner_days,
        exists (
          select from unit_vacancy v
          where v.community_id = p_community and v.unit_id = u.id
            and v.starts_on <= first and coalesce(v.ends_on, last) >= last) as vacant
      from fee f
      cross join lateral jsonb_to_recordset(f.prices) as p(kind text, price text, income text)
      join unit u on u.community_id = p_community and u.kind = p.kind
      left join meter_reading m on m.community_id = p_community and m.fee_code = p_fee
        and m.period = p_period and m.unit_id = u.id
      where m.unit_id is not null or f.measure is null
    ), due as (
      ${priced}
      union all
      ${shared}
    )
    select d.unit_id, d.payer, d.income, d.amount::numeric(18,2), d.inputs from due d
    where d.amount > 0 and not exists (
      select from bill b
      where b.community_id = p_community and b.period = p_period and b.fee_code = p_fee
        and b.unit_id = d.unit_id and b.payer = d.payer and not b.cancelled)
    order by d.unit_id, d.payer;
  end $$;
`;
