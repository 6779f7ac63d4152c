export const privateText = `
  -- A private value stands in the log as a salted commitment (assurance: 3.5). '' hides nobody.
  -- In the standard's form, so that the planner puts it in the place of the call.
  create or replace function log_private(salt bytea, path text, value text) returns text
    language sql stable parallel safe
    return case
      when value is null then null
      when value = '' then '""'
      -- erased: nobody can make this commitment again, the leaf alone still has it
      when salt is null then '{"commitment":null}'
      else '{"commitment":"' || encode(sha256('\\x02'::bytea
        || sha256('\\x03'::bytea || salt || convert_to(path, 'UTF8')) || convert_to(value, 'UTF8')),
        'hex') || '"}'
    end;
`;

/**
 * Leaf bytes and the tree. Canonical text is RFC 8785 over strings, arrays and objects only: values as
 * PostgreSQL writes them under UTC, keys in code-unit order, nothing for null. `to_json(text)` escapes
 * exactly as RFC 8785 asks.
 */
export const leafText = `
  ${privateText}
  -- {"column":"value",…} of a row as to_jsonb gives it
  create function log_row_text(fields jsonb, private text[], salt bytea) returns text
    language sql stable parallel safe set search_path = public, pg_temp as $$
    select '{' || string_agg(to_json(f.key)::text || ':' || case
        when f.key = any(private) then log_private(salt, 'row.' || f.key, f.value)
        else to_json(f.value)::text end, ',' order by f.key collate "C") || '}'
    from jsonb_each_text(fields) f where f.value is not null
  $$;

  create function log_body(kind text, op text, fields jsonb, private text[], salt bytea)
    returns text language sql stable parallel safe set search_path = public, pg_temp as $$
    select '{"kind":' || to_json(kind)::text || ',"op":' || to_json(op)::text || ',"row":'
      || log_row_text(fields, private, salt) || ',"v":1}'
  $$;

  create function log_salt() returns bytea language sql volatile
    return sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
`;

export const appending = `
  -- First of all locks: log, then book, then the rest (assurance: 4.6).
  create function hold_log(p_community integer) returns void
    language plpgsql set search_path = public, pg_temp as $$
  begin
    perform from log_head h where h.community_id = p_community for update;
  end $$;

  -- Adds leaves in order to the log of this size and frontier, whose head the caller holds, and moves it.
  create function log_grow(
    p_community integer, p_size bigint, p_frontier bytea,
    p_kind text, p_subject text[], p_salt bytea[], p_body text[]
  ) returns void language plpgsql set search_path = public, pg_temp as $$
  declare
    tops bytea := p_frontier; place bigint; level integer; node bytea;
    leaves bytea[] := '{}';
    node_levels smallint[] := '{}'; node_places bigint[] := '{}'; nodes bytea[] := '{}';
  begin
    for turn in 1 .. cardinality(p_body) loop
      node := sha256('\\x00'::bytea || convert_to(p_body[turn], 'UTF8'));
      leaves := leaves || node;
      place := p_size + turn - 1;
      level := 0;
      -- a subtree that is complete now joins the one to its left, the last of the frontier
      while place & 1 = 1 loop
        node := sha256('\\x01'::bytea || substr(tops, length(tops) - 31) || node);
        tops := substr(tops, 1, length(tops) - 32);
        place := place >> 1;
        level := level + 1;
        if level % 8 = 0 then
          node_levels := node_levels || level::smallint;
          node_places := node_places || place;
          nodes := nodes || node;
        end if;
      end loop;
      tops := tops || node;
    end loop;

    insert into log_leaf (community_id, leaf_index, kind, subject, hash, salt, body)
    select p_community, p_size + turn - 1, p_kind, p_subject[turn], leaves[turn], p_salt[turn], p_body[turn]
    from generate_series(1, cardinality(p_body)) as turn;
    if cardinality(nodes) > 0 then
      insert into log_node (community_id, level, node_index, hash)
      select p_community, n.* from unnest(node_levels, node_places, nodes) as n(level, place, hash);
    end if;
    update log_head h set size = p_size + cardinality(p_body), frontier = tops,
        last_at = greatest(h.last_at, clock_timestamp())
      where h.community_id = p_community;
  end $$;

  -- The same for whoever does not hold the head yet; the first leaf's index. Whole or not at all, with the act.
  create function log_append(
    p_community integer, p_kind text, p_subject text[], p_salt bytea[], p_body text[]
  ) returns bigint language plpgsql set search_path = public, pg_temp as $$
  declare
    head log_head;
  begin
    select * into strict head from log_head h where h.community_id = p_community for update;
    perform log_grow(p_community, head.size, head.frontier, p_kind, p_subject, p_salt, p_body);
    return head.size;
  end $$;
`;

/**
 * Trigger of a protected table: every row that is added and every change of one is a leaf, in the same
 * transaction. Arguments: the columns of the primary key (without the community), the private columns.
 */
export const rowLeaves = `
  create function log_row() returns trigger
    language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
  declare
    fields jsonb := to_jsonb(new);
    keys text[] := string_to_array(tg_argv[0], ',');
    community integer := coalesce(fields->>'community_id', fields->>'id');
    -- an administrator's hand has no context of its own; row-level security has let the row pass
    context text := current_setting('app.community_id', true);
    salt bytea := log_salt();
  begin
    if tg_op = 'UPDATE' and new is not distinct from old then
      return null;
    end if;
    if context is distinct from community::text then
      perform set_config('app.community_id', community::text, true);
    end if;
    if tg_table_name = 'community' and tg_op = 'INSERT' then
      insert into log_head (community_id) values (community);
    end if;
    perform log_append(community, tg_table_name::text,
      array[coalesce((select string_agg(fields->>k.name, '/' order by k.turn)
        from unnest(keys) with ordinality as k(name, turn)), '')],
      array[salt],
      array[log_body(tg_table_name::text, lower(tg_op), fields - 'community_id',
        string_to_array(tg_argv[1], ','), salt)]);
    if context is distinct from community::text then
      perform set_config('app.community_id', coalesce(context, ''), true);
    end if;
    return null;
  end $$;
`;

/** `log_row_text` of the rows of one table as one expression, for taking each row apart costs most. */
const rowExpression = `(
      select format('''{'' || substr(concat(%s), 2) || ''}''', string_agg(
        format('%L || ', ',' || to_json(c.name) || ':') || case
          when c.name = any(hidden) then format('log_private(n.leaf_salt, %L, %s)', 'row.' || c.name, c.words)
          -- nothing in these needs escaping
          when c.type in ('uuid', 'smallint', 'integer', 'bigint', 'numeric', 'boolean')
            then format('''"'' || n.%I || ''"''', c.name)
          else format('to_json(%s)', c.words) end,
        ', ' order by c.name collate "C"))
      from (
        select a.attname::text as name, a.atttypid::regtype::text as type,
          case a.atttypid when 'text'::regtype then format('n.%I', a.attname)
            else format('(to_jsonb(n.%I) #>> ''{}'')', a.attname) end as words
        from pg_attribute a
        where a.attrelid = tg_relid and a.attnum > 0 and not a.attisdropped
          and a.attname <> 'community_id') c)`;

/**
 * The same for rows that may come by the thousand, once per statement: one move of the log's head for all
 * of them, where a row at a time would leave thousands of versions of it behind.
 */
export const rowsLeaves = `
  create function log_rows() returns trigger
    language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
  declare
    context text := current_setting('app.community_id', true);
    hidden text[] := string_to_array(tg_argv[1], ',');
    row_text text := ${rowExpression};
    subject text := (
      select string_agg(format('n.%I', k.name), ' || ''/'' || ' order by k.turn)
      from unnest(string_to_array(tg_argv[0], ',')) with ordinality as k(name, turn));
    leaves record;
  begin
    for leaves in execute format($leaves$
      select r.community_id as community, array_agg(r.leaf_salt order by r.turn) as salts,
        array_agg(r.subject order by r.turn) as subjects, array_agg(r.body order by r.turn) as bodies
      from (
        select n.community_id, n.leaf_salt, row_number() over () as turn, (%s)::text as subject,
          '{"kind":' || to_json($1) || ',"op":"insert","row":' || %s || ',"v":1}' as body
        from (select n.*, log_salt() as leaf_salt from added n offset 0) n
      ) r group by 1 order by 1$leaves$, subject, row_text) using tg_table_name::text
    loop
      perform set_config('app.community_id', leaves.community::text, true);
      perform log_append(leaves.community, tg_table_name::text, leaves.subjects, leaves.salts, leaves.bodies);
    end loop;
    perform set_config('app.community_id', coalesce(context, ''), true);
    return null;
  end $$;
`;

/** A table whose rows are leaves. */
export interface Protected {
  readonly table: string;
  /** Columns of the primary key besides the community. */
  readonly keys: readonly string[];
  /** Columns that may say something of a person, an account number, a free text. */
  readonly private: readonly string[];
  /** Its changes follow from other leaves: only its beginning is one. */
  readonly onlyInsert?: true;
  /** Its rows may come by the thousand in one statement. */
  readonly many?: true;
}

const ACCOUNT = ['account_sealed', 'account_tail', 'account_hash'];

/**
 * What became a leaf besides entries when the log began, in an order in which history can be told again.
 * Later rooms bring their own; all together: `sql-logged-tables`.
 */
export const PROTECTED: readonly Protected[] = [
  { table: 'community', keys: ['id'], private: ['office_phone'] },
  { table: 'ledger_head', keys: [], private: [], onlyInsert: true },
  { table: 'account', keys: ['code'], private: [] },
  { table: 'role_grant', keys: ['id'], private: ['resolution_ref', 'end_reason'] },
  { table: 'trust_contract', keys: ['version'], private: ['resolution_ref'] },
  { table: 'bank_account', keys: ['id'], private: ['account_sealed', 'account_tail'] },
  {
    table: 'file_object',
    keys: ['id'],
    private: ['name', 'sha256', 'public_sha256', 'thumbnail_sha256'],
  },
  {
    table: 'payee',
    keys: ['id'],
    private: ['name', 'credit_code', 'account_name', 'bank_name', ...ACCOUNT, 'related_note'],
  },
  { table: 'payee_bank_change', keys: ['id'], private: ['bank_name', ...ACCOUNT, 'reason'] },
  {
    table: 'spending_request',
    keys: ['id'],
    private: [
      'reason',
      'invoice_code',
      'invoice_number',
      'invoice_hash',
      'quotes_exempt',
      'emergency_description',
    ],
  },
  { table: 'spending_file', keys: ['request_id', 'version', 'position'], private: [] },
  { table: 'spending_quote', keys: ['request_id', 'version', 'position'], private: ['supplier'] },
  { table: 'spending_act', keys: ['id'], private: ['note'] },
  {
    table: 'payment_order',
    keys: ['request_id', 'version'],
    private: [
      'payee_account_name',
      'payee_bank_name',
      'payee_account_sealed',
      'payee_account_tail',
      'payee_account_hash',
      'bank_reference',
    ],
  },
  { table: 'period_close', keys: ['period'], private: [] },
  { table: 'report_archive', keys: ['id'], private: [] },
];

/** The triggers of a protected table, by name: when they fire, and what they call. */
export const logTriggers = ({ table, onlyInsert, many }: Protected): readonly LogTrigger[] => {
  const added = [`${table}_logged`, `after insert on ${table}`] as const;
  if (many) {
    const changed = [`${table}_changed`, `after update on ${table}`] as const;
    return [
      [...added, 'referencing new table as added for each statement', 'log_rows'],
      [...changed, 'for each row', 'log_row'],
    ];
  }
  const when = `after insert ${onlyInsert ? '' : 'or update '}on ${table}`;
  return [[`${table}_logged`, when, 'for each row', 'log_row']];
};

type LogTrigger = readonly [name: string, when: string, each: string, calls: string];

/** From now on every row of the table and every change of one is a leaf. */
export const loggedTable = (of: Protected): string =>
  logTriggers(of)
    .map(
      ([name, when, each, calls]) => `
  create trigger ${name} ${when} ${each}
    execute function ${calls}('${of.keys.join()}', '${of.private.join()}');`,
    )
    .join('');
