/** A bill as its run's root hashes it: canonical text (RFC 8785), so that anyone can do it again. */
export const hashed = (bill: string, inputs: string) => {
  const fields = ['id', 'income', 'inputs', 'no', 'payer', 'receivable', 'unit_id'];
  const text = fields.map((name) =>
    name === 'inputs' ? `,"inputs":' || ${inputs} || '` : `,"${name}":"' || ${bill}.${name} || '"`,
  );
  return `'{"amount":"' || ${bill}.amount || '"${text.join('')}}'`;
};

export const rootOf = (line: string, no: string) =>
  `encode(sha256(convert_to(string_agg(${line}, e'\\n' order by ${no}), 'UTF8')), 'hex')`;

/** Bills beside the credits of their incomes within the 5,000 lines of a voucher. */
const BILLS_PER_VOUCHER = 4900;

const context = `
    if p_community is distinct from current_community() then
      raise exception 'not the community of this transaction' using errcode = '42501';
    end if;
    -- log, then book, then the rest (assurance: 4.6); a second run waits here, and finds no gap
    perform hold_log(p_community);`;

/** What the book refuses becomes the whole run's refusal. */
const refuse = `
      select p.status into refused from unnest(statuses) as p(status) where p.status <> 'ok' limit 1;
      if refused is not null then
        raise exception 'the book refused a run: %', refused
          using errcode = '23514', constraint = 'bill_run_' || refused;
      end if;`;

/**
 * Bills one fee for one month: what `bill_lines` finds missing, in one voucher (several when they are too
 * many for one), all or nothing. Asked again it finds nothing and makes nothing; null then.
 */
export const billRun = `
  create function bill_run(p_community integer, p_run uuid, p_period text, p_fee text, p_on date, p_by uuid)
    returns uuid language plpgsql security definer set search_path = public, pg_temp
    -- a plan is kept for the life of a connection: one made on an empty table (those of the foreign keys
    -- too) must also serve a table of a million rows
    set enable_seqscan = off set enable_bitmapscan = off as $$
  #variable_conflict use_column
  declare
    fee record;
    units uuid[]; ids uuid[]; receivables text[]; payers text[]; incomes text[]; amounts numeric[]; texts text[];
    parts integer; due date; root text; refused text; statuses text[];
    words text := substr(p_period, 1, 4) || '年' || ltrim(substr(p_period, 6), '0') || '月';
  begin
    ${context}
    select s.version, s.due_day, t.name, t.fund, t.receivable, t.advance,
      t."developerReceivable" as developer_receivable
    into fee
    from (select s.* from fee_schedule s
      where s.community_id = p_community and s.effective_on <= (p_period || '-01')::date
      order by s.effective_on desc limit 1) s
    cross join lateral jsonb_to_recordset(s.fees) as t(code text, name text, fund text,
      receivable text, advance text, "developerReceivable" text)
    where t.code = p_fee;
    if not found then
      raise exception 'no such fee' using errcode = '23514', constraint = 'bill_run_no_fee';
    end if;

    select array_agg(l.unit_id order by l.no), array_agg(l.payer order by l.no),
      array_agg(l.income order by l.no), array_agg(l.amount order by l.no),
      array_agg(l.inputs order by l.no),
      array_agg(l.id order by l.no), array_agg(l.receivable order by l.no),
      ${rootOf(hashed('l', 'l.inputs'), 'l.no')}
    into units, payers, incomes, amounts, texts, ids, receivables, root
    from (
      select b.*, new_id() as id, case b.payer when 'developer' then fee.developer_receivable
        else fee.receivable end as receivable
      from bill_lines(p_community, p_period, p_fee) with ordinality
        as b(unit_id, payer, income, amount, inputs, no)
    ) l;
    if units is null then
      return null;
    end if;
    parts := (cardinality(units) - 1) / ${BILLS_PER_VOUCHER} + 1;
    due := (p_period || '-' || lpad(fee.due_day::text, 2, '0'))::date;

    insert into bill_run (community_id, id, fee_code, fee_name, period, schedule_version, booked_on,
      due_on, fund, advance, bill_count, total, lines_root, made_by)
    select p_community, p_run, p_fee, fee.name, p_period, fee.version, p_on, due, fee.fund, fee.advance,
      cardinality(units),
      sum(a.amount), root, p_by
    from unnest(amounts) as a(amount);

    with line as (
      select (b.no::integer - 1) / ${BILLS_PER_VOUCHER} + 1 as part, b.no, b.unit_id, b.amount, b.income, b.account
      from unnest(units, receivables, incomes, amounts) with ordinality
        as b(unit_id, account, income, amount, no)
    ), written as (
      select part, no, account, amount as debit, 0::numeric as credit, unit_id from line
      union all
      select part, null, income, 0, sum(amount), null from line group by part, income
    ), columns as (
      select array_agg(w.part order by w.part, w.no, w.account) as part,
        array_agg(w.account order by w.part, w.no, w.account) as account,
        array_agg(w.debit order by w.part, w.no, w.account) as debit,
        array_agg(w.credit order by w.part, w.no, w.account) as credit,
        array_agg(w.unit_id order by w.part, w.no, w.account) as unit
      from written w
    ), posted as (
      select p.* from columns c, post_entries(p_community,
        array(select 'bill-run/' || p_run || '/' || n from generate_series(1, parts) n),
        array_fill(root, array[parts]), array_fill(p_on, array[parts]), array_fill('billing'::text, array[parts]),
        array(select words || fee.name || '计费' || case when parts > 1 then '（' || n || '/' || parts || '）' else '' end
          from generate_series(1, parts) n),
        array_fill(0, array[parts]),
        array_fill(null::uuid, array[parts]), array_fill(null::uuid, array[parts]),
        array_fill(null::uuid, array[parts]), array_fill(null::uuid, array[parts]),
        array_fill(null::bigint, array[parts]),
        array_fill('bill-run'::text, array[parts]), array_fill(p_run, array[parts]),
        c.part, c.account, array_fill(fee.fund, array[cardinality(c.part)]), c.debit, c.credit,
        array_fill(''::text, array[cardinality(c.part)]), c.unit,
        array_fill(null::uuid, array[cardinality(c.part)]),
        array_fill(null::uuid, array[cardinality(c.part)]),
        array_fill(null::uuid, array[cardinality(c.part)]), '{}', '{}') p
    )
    select array_agg(p.status) into statuses from posted p;
    ${refuse}

    insert into bill (community_id, id, run_id, no, unit_id, payer, period, fee_code, due_on, amount,
      receivable, income, inputs)
    select p_community, b.id, p_run, b.no, b.unit_id, b.payer, p_period, p_fee, due, b.amount,
      b.receivable, b.income, b.inputs::jsonb
    from unnest(ids, units, payers, receivables, incomes, amounts, texts) with ordinality
      as b(id, unit_id, payer, receivable, income, amount, inputs, no);
    return p_run;
  end $$;
`;

/** Takes a whole run back in red; only while nobody has paid any of it. */
export const cancelBillRun = `
  create function cancel_bill_run(p_community integer, p_run uuid, p_on date, p_by uuid, p_reason text)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    statuses text[]; refused text;
  begin
    ${context}
    perform from bill_run r where r.community_id = p_community and r.id = p_run and r.cancelled_at is null;
    if not found then
      raise exception 'no such run' using errcode = '23514', constraint = 'bill_run_cancelled';
    end if;
    perform from bill b where b.community_id = p_community and b.run_id = p_run and b.settled > 0;
    if found then
      raise exception 'bills are paid' using errcode = '23514', constraint = 'bill_run_paid';
    end if;
    perform from bill_relief f join bill b on b.community_id = p_community and b.id = f.bill_id
    where f.community_id = p_community and b.run_id = p_run and f.state = 'asked';
    if found then
      raise exception 'bills are argued about' using errcode = '23514', constraint = 'bill_run_paid';
    end if;

    with target as (
      select e.seq, e.summary, row_number() over (order by e.seq)::integer as i from entry e
      where e.community_id = p_community and e.source_kind = 'bill-run' and e.source_id = p_run
    ), line as (
      select t.i, p.* from target t
      join posting p on p.community_id = p_community and p.seq = t.seq
    ), heads as (
      select count(*)::integer as n, array_agg(t.seq order by t.i) as seq,
        array_agg('bill-run-cancel/' || p_run || '/' || t.i order by t.i) as key,
        array_agg('冲销：' || t.summary order by t.i) as words
      from target t
    ), columns as (
      select count(*)::integer as n, array_agg(l.i order by l.i, l.line) as i,
        array_agg(l.account_code order by l.i, l.line) as account,
        array_agg(l.fund order by l.i, l.line) as fund,
        array_agg(- l.debit order by l.i, l.line) as debit,
        array_agg(- l.credit order by l.i, l.line) as credit,
        array_agg(l.unit_id order by l.i, l.line) as unit
      from line l
    )
    select array_agg(p.status) into statuses from heads h, columns c, post_entries(p_community,
      h.key, array_fill(p_reason, array[h.n]), array_fill(p_on, array[h.n]),
      array_fill('reversal'::text, array[h.n]), h.words, array_fill(0, array[h.n]),
      array_fill(null::uuid, array[h.n]), array_fill(null::uuid, array[h.n]),
      array_fill(null::uuid, array[h.n]), array_fill(null::uuid, array[h.n]), h.seq,
      array_fill('bill-run-cancel'::text, array[h.n]), array_fill(p_run, array[h.n]),
      c.i, c.account, c.fund, c.debit, c.credit, array_fill(''::text, array[c.n]), c.unit,
      array_fill(null::uuid, array[c.n]), array_fill(null::uuid, array[c.n]),
      array_fill(null::uuid, array[c.n]), '{}', '{}') p;
    ${refuse}
    update bill b set cancelled = true where b.community_id = p_community and b.run_id = p_run;
    update bill_run r set cancelled_by = p_by, cancelled_at = clock_timestamp(), cancel_reason = p_reason
      where r.community_id = p_community and r.id = p_run;
  end $$;
`;

/** What is no object was never written by a run: it is hashed as it stands, and differs. */
const STORED_INPUTS = `case when jsonb_typeof(b.inputs) = 'object'
      then log_row_text(b.inputs, '{}', null) else b.inputs::text end`;

/** The root again, from the bills as they stand: what the run's leaf must say. */
export const billRunRoot = `
  create function bill_run_root(p_community integer, p_run uuid) returns text
    language sql stable set search_path = public, pg_temp as $$
    select ${rootOf(hashed('b', STORED_INPUTS), 'b.no')}
    from bill b where b.community_id = p_community and b.run_id = p_run
  $$;
`;
