import { PROTECTED } from './sql-log-functions';

const ENTRIES_AT_ONCE = 1000;

/** Rows of one table in the order they were made, as far as it tells. */
const rowsOf = ({ table, keys, private: hidden }: (typeof PROTECTED)[number]): string => `
    with told as (
      select to_jsonb(t) as fields, log_salt() as salt from ${table} t
      where ${table === 'community' ? 't.id' : 't.community_id'} = community
    ), ordered as (
      select t.*, row_number() over (order by coalesce(t.fields->>'at', t.fields->>'created_at',
        t.fields->>'granted_at', t.fields->>'uploaded_at', t.fields->>'closed_at'), t.fields::text) as turn
      from told t
    )
    select array_agg(concat_ws('/', null::text${keys.map((key) => `, o.fields->>'${key}'`).join('')}) order by o.turn),
      array_agg(o.salt order by o.turn),
      array_agg(log_body('${table}', 'insert', o.fields - 'community_id', '{${hidden.join()}}', o.salt)
        order by o.turn)
    into subjects, salts, bodies from ordered o;
    if cardinality(bodies) > 0 then
      perform log_append(community, '${table}', subjects, salts, bodies);
    end if;`;

/**
 * Books that are older than the log: what stands in them becomes leaves, as it stands today. The
 * log vouches for it from now on, and cannot for what was before.
 */
export const logHistory = `
  -- the owner too sees nothing without a context, and has none before it knows the communities
  alter table community no force row level security;
  alter table entry disable trigger entry_append_only;
  set local timezone = 'UTC';
  do $history$
  declare
    known integer[]; community integer;
    subjects text[]; salts bytea[]; bodies text[]; last bigint; first bigint;
  begin
    select array_agg(c.id order by c.id) into known from community c;
    foreach community in array coalesce(known, '{}') loop
    perform set_config('app.community_id', community::text, true);
    insert into log_head (community_id) values (community);
    ${PROTECTED.filter(({ table }) => !['period_close', 'report_archive'].includes(table))
      .map(rowsOf)
      .join('')}
    select coalesce(max(e.seq), 0) into last from entry e where e.community_id = community;
    for chunk in 0 .. (last - 1) / ${ENTRIES_AT_ONCE} loop
      exit when last = 0;
      first := chunk * ${ENTRIES_AT_ONCE} + 1;
      select array_agg(log_salt()) into salts
        from generate_series(first, least(last, first + ${ENTRIES_AT_ONCE - 1}));
      select array_agg(b.body order by b.seq) into bodies
        from entry_bodies(community, first, least(last, first + ${ENTRIES_AT_ONCE - 1}), salts) b;
      subjects := array_fill(null::text, array[cardinality(salts)]);
      update entry e set leaf_index = e.seq - first + (
          select h.size from log_head h where h.community_id = community)
        where e.community_id = community and e.seq between first and first + ${ENTRIES_AT_ONCE - 1};
      perform log_append(community, 'entry', subjects, salts, bodies);
    end loop;
    ${PROTECTED.filter(({ table }) => ['period_close', 'report_archive'].includes(table))
      .map(rowsOf)
      .join('')}
    end loop;
    perform set_config('app.community_id', '', true);
  end $history$;
  alter table entry enable trigger entry_append_only;
  alter table community force row level security;
`;
