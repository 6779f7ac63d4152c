/** A private value of an entry or of one of its lines. */
const hidden = (salt: string, path: string, value: string) =>
  `log_private(${salt}, ${path}, ${value})`;

/** `,"key":"value"`, or nothing for null. The value needs no escaping: an id, a number, a code. */
const optional = (key: string, value: string) => `coalesce(',"${key}":"' || ${value} || '"', '')`;

/** A moment as `to_json` writes it under UTC, whatever the time zone of the session. */
const instant = (value: string) =>
  `rtrim(to_json(${value} at time zone 'UTC')::text, '"') || '+00:00"'`;

const line = (salt: string) => `'{"account_code":"' || p.account_code || '"'
        || ${optional('budget_line_id', 'p.budget_line_id')}
        || ${optional('contract_id', 'p.contract_id')}
        || ',"credit":"' || p.credit || '","debit":"' || p.debit || '","fund":"' || p.fund
        || '","line":"' || p.line || '"'
        || ${optional('payee_id', 'p.payee_id')}
        || ',"summary":' || ${hidden(salt, `'lines.' || p.line || '.summary'`, 'p.summary')}
        || coalesce(',"unit_id":' || ${hidden(salt, `'lines.' || p.line || '.unit_id'`, 'p.unit_id::text')}, '')
        || '}'`;

const row = (
  salt: string,
) => `'{"attachment_count":"' || e.attachment_count || '","booked_on":' || to_json(e.booked_on)
        || ${optional('cashier', 'e.cashier')}
        || ',"idem_key":' || ${hidden(salt, `'row.idem_key'`, 'e.idem_key')}
        || ',"kind":"' || e.kind || '","line_count":"' || e.line_count || '","period":"' || e.period
        || '","posted_at":' || ${instant('e.posted_at')}
        || ${optional('posted_by', 'e.posted_by')}
        || ${optional('prepared_by', 'e.prepared_by')}
        || ',"request_hash":' || ${hidden(salt, `'row.request_hash'`, 'e.request_hash')}
        || ${optional('reverses_seq', 'e.reverses_seq')}
        || ${optional('reviewed_by', 'e.reviewed_by')}
        || ',"seq":"' || e.seq || '"'
        || ${optional('source_id', 'e.source_id')}
        || coalesce(',"source_kind":' || to_json(e.source_kind), '')
        || ',"summary":' || ${hidden(salt, `'row.summary'`, 'e.summary')}
        || ',"total":"' || e.total || '","voucher_no":"' || e.voucher_no || '"}'`;

/** The leaves `seq, body` of the entries `from` to `to` of a community, from their rows; all are SQL. */
export const bodiesOf = (community: string, from: string, to: string, salts: string): string => `
    select e.seq, '{' || coalesce((
        select '"files":[' || string_agg('{"file_id":"' || f.file_id || '"'
          || case when f.label = '' then '' else ',"label":' || to_json(f.label) end || '}', ','
          order by f.file_id) || '],'
        from entry_file f where f.community_id = ${community} and f.seq = e.seq), '')
      || '"kind":"entry","lines":[' || coalesce(l.lines, '')
      -- the lines of thousands are long: joined once, and not again with every field
      || ('],"row":' || ${row(`(${salts})[e.seq - (${from}) + 1]`)} || ',"v":1}') as body
    from entry e
    left join (
      select p.seq, string_agg(${line(`(${salts})[p.seq - (${from}) + 1]`)}, ',' order by p.line) as lines
      from posting p
      where p.community_id = ${community} and p.seq between ${from} and ${to} group by p.seq
    ) l on l.seq = e.seq
    where e.community_id = ${community} and e.seq between ${from} and ${to}`;

/**
 * The leaf of each entry from `p_from` to `p_to`, made from its rows as they stand: posting writes what
 * this says of what it has just written, verification asks for what should still be there. `p_salts` holds
 * one salt per entry; the hash of the draft and its key are private too, for who knows the rest could
 * guess from them.
 */
export const entryBodies = `
  create or replace function entry_bodies(
    p_community integer, p_from bigint, p_to bigint, p_salts bytea[]
  ) returns table (seq bigint, body text)
    language plpgsql stable set search_path = public, pg_temp as $$
  #variable_conflict use_column
  begin
    return query ${bodiesOf('p_community', 'p_from', 'p_to', 'p_salts')};
  end $$;
`;
