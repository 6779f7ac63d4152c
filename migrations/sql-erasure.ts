/** What stands where words were erased by law (个人信息保护法 47). */
export const ERASED_WORDS = '（个人信息已依法删除）';

/** In place of the hash of the draft: who knows the rest of an entry could guess its words from it. */
export const ERASED_HASH = 'erased';

/** The private values of an entry that an erasure leaves: its key, and whose home a line is about. */
export const keptPrivateText = (entry: string): string => `(${entry}.idem_key || coalesce((
  select string_agg('/' || p.line || '=' || p.unit_id, '' order by p.line) from posting p
  where p.community_id = ${entry}.community_id and p.seq = ${entry}.seq and p.unit_id is not null), ''))`;

/**
 * The one change that a record allows: the words of one entry, its lines and its leaf's salt, after the
 * leaf that says so. Everything else of the row must be as it was.
 */
export const erasureGuards = `
  create function erases_words(p_table text, p_old jsonb, p_new jsonb) returns boolean
    language plpgsql stable set search_path = public, pg_temp as $$
  declare
    leaf text; free text[];
  begin
    case p_table
      when 'entry' then
        leaf := p_old->>'leaf_index'; free := '{summary,request_hash}';
        if p_new->>'summary' <> '${ERASED_WORDS}' or p_new->>'request_hash' <> '${ERASED_HASH}' then
          return false;
        end if;
      when 'posting' then
        select e.leaf_index into leaf from entry e
          where e.community_id = (p_old->>'community_id')::integer and e.seq = (p_old->>'seq')::bigint;
        free := '{summary}';
        if p_new->>'summary' <> '${ERASED_WORDS}' or p_old->>'summary' = '' then
          return false;
        end if;
      when 'log_leaf' then
        leaf := p_old->>'leaf_index'; free := '{salt}';
        if p_new->>'salt' is not null or p_old->>'kind' <> 'entry' then
          return false;
        end if;
      else return false;
    end case;
    return p_old - free = p_new - free and exists (
      select from log_leaf l
      where l.community_id = (p_old->>'community_id')::integer and l.kind = 'erasure' and l.subject = leaf);
  end $$;

  create or replace function refuse_change() returns trigger
    language plpgsql set search_path = pg_catalog as $$
  begin
    if tg_op = 'UPDATE' and tg_nargs = 1
      and public.erases_words(tg_table_name::text, to_jsonb(old), to_jsonb(new)) then
      return new;
    end if;
    raise exception 'table % is append-only: % refused', tg_table_name, tg_op
      using errcode = '42501', constraint = tg_table_name || '_append_only';
  end $$;
`;

/** A record that knows erasure; otherwise as every other. */
export const appendOnlyButErasure = (table: string): string => `
  drop trigger ${table}_append_only on ${table};
  create trigger ${table}_append_only before update or delete on ${table}
    for each row execute function refuse_change('but-erasure');`;

/**
 * Erases the words of one entry: in the book, in the draft and the import it came from, in answers kept
 * for repeated requests; and takes the salt of its leaf away, so that nobody can guess them from the
 * commitment. Amounts, accounts, people and dates stay: books are kept for thirty years (会计档案管理办法).
 */
export const eraseWords = `
  create function erase_words(p_community integer, p_seq bigint, p_reason text, p_by uuid)
    returns bigint language plpgsql security definer set search_path = public, pg_temp
    set timezone = 'UTC' as $$
  declare
    target entry; salt bytea := log_salt(); words text[]; word text; made bigint; body jsonb;
  begin
    if p_community is distinct from current_community() then
      raise exception 'not the community of this transaction' using errcode = '42501';
    end if;
    perform hold_log(p_community);
    select * into target from entry e where e.community_id = p_community and e.seq = p_seq for update;
    if not found then
      raise exception 'no such entry' using errcode = '23503', constraint = 'erasure_of_entry';
    end if;
    if exists (select from log_leaf l where l.community_id = p_community and l.kind = 'erasure'
      and l.subject = target.leaf_index::text) then
      raise exception 'erased before' using errcode = '23505', constraint = 'erasure_once';
    end if;
    if length(p_reason) not between 2 and 200 then
      raise exception 'an erasure has a reason' using errcode = '23514', constraint = 'erasure_has_reason';
    end if;
    -- the longest first: a shorter one may be part of it
    select array_agg(w.word order by length(w.word) desc) into words from (
      select target.summary as word
      union select p.summary from posting p where p.community_id = p_community and p.seq = p_seq
    ) w where w.word <> '';

    body := jsonb_build_object('at', clock_timestamp(), 'by', p_by, 'leaf', target.leaf_index,
      'reason', p_reason, 'kept', ${keptPrivateText('target')});
    made := log_append(p_community, 'erasure', array[target.leaf_index::text], array[salt], array[
      '{"kind":"erasure","row":' || log_row_text(body, '{kept}', salt) || ',"v":1}']);

    update log_leaf l set salt = null
      where l.community_id = p_community and l.leaf_index = target.leaf_index;
    update posting p set summary = '${ERASED_WORDS}'
      where p.community_id = p_community and p.seq = p_seq and p.summary <> '';
    update entry e set summary = '${ERASED_WORDS}', request_hash = '${ERASED_HASH}'
      where e.community_id = p_community and e.seq = p_seq;

    foreach word in array words loop
      word := substr(to_json(word)::text, 2, length(to_json(word)::text) - 2);
      update voucher_draft d set summary = '${ERASED_WORDS}', return_reason = null,
          lines = replace(d.lines::text, word, '${ERASED_WORDS}')::jsonb
        where d.community_id = p_community and d.entry_seq = p_seq;
      update entry_import i set vouchers = replace(i.vouchers::text, word, '${ERASED_WORDS}')::jsonb,
          problems = replace(i.problems::text, word, '${ERASED_WORDS}')::jsonb
        where i.community_id = p_community and target.idem_key like 'takeover:' || i.id || ':%';
      update idempotency_key k set response = replace(k.response::text, word, '${ERASED_WORDS}')::jsonb
        where k.community_id = p_community and strpos(k.response::text, word) > 0;
    end loop;
    return made;
  end $$;
  revoke all on function erase_words(integer, bigint, text, uuid) from public;
  revoke all on function erases_words(text, jsonb, jsonb) from public;
`;
