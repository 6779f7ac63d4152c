/**
 * Whose rows a statement may see and write. Row-level security asks for every row that is written, so
 * it is an expression that the planner puts in the place of the call: the raising branch alone is a
 * function. Names are bound when it is made, which fixes them as a search path would.
 */
export const currentCommunity = `
  create function no_community_context() returns integer
    language plpgsql stable parallel safe set search_path = pg_catalog as $$
  begin
    raise exception 'no community context' using errcode = '42501';
  end $$;

  -- Raises instead of answering NULL: a forgotten context must never look like an empty book.
  create or replace function current_community() returns integer
    language sql stable parallel safe
    return coalesce(nullif(current_setting('app.community_id', true), '')::integer,
      no_community_context());
`;
