import { postingParameters, postingSlices } from './sql-posting-columns';

/**
 * Entries of several communities in one round trip and one transaction: `post_entries` for each, in
 * ascending order, so that two calls never wait for each other. A convenience and no right: it runs as
 * whoever calls it, who could set each context himself.
 */
export const postForCommunities = `
  create function post_for_communities(
    -- one element per community: how many of the arrays' next elements are its own
    p_communities integer[], p_entries integer[], p_lines integer[], p_files integer[],
    ${postingParameters}
  ) returns table (index integer, status text, seq bigint, period text, voucher_no integer)
  language plpgsql set search_path = public, pg_temp as $$
  declare
    context text := coalesce(current_setting('app.community_id', true), '');
    entries integer := 0; lines integer := 0; files integer := 0;
  begin
    for c in 1 .. cardinality(p_communities) loop
      if p_communities[c] <= p_communities[c - 1] then
        raise exception 'communities in ascending order, each once' using errcode = '22023';
      end if;
      perform set_config('app.community_id', p_communities[c]::text, true);
      return query select entries + p.index, p.status, p.seq, p.period, p.voucher_no
        from post_entries(p_communities[c], ${postingSlices({
          entry: ['entries', 'p_entries[c]'],
          line: ['lines', 'p_lines[c]'],
          file: ['files', 'p_files[c]'],
        })}) p;
      entries := entries + p_entries[c];
      lines := lines + p_lines[c];
      files := files + p_files[c];
    end loop;
    perform set_config('app.community_id', context, true);
  end $$;
  revoke all on function post_for_communities from public;
  grant execute on function post_for_communities to trust_app;
`;
