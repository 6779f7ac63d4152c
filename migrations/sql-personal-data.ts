/** 个人信息: who in office looked at whose, and how somebody is forgotten (个人信息保护法 44, 45, 47, 51). */
export const personalReadings = `
  -- One row for one answer: the homes and people in it. Kept for as long as the books.
  create table personal_reading (
    community_id integer not null references community,
    id uuid not null,
    at timestamptz not null,
    -- who looked, and in which office
    reader_id uuid not null references person,
    post text not null,
    kind text not null check (kind in ('account', 'roll', 'binding', 'bank', 'reminder', 'receipt',
      'evidence', 'settlement', 'billing', 'vote', 'books')),
    unit_ids uuid[] not null default '{}',
    -- somebody whose home is not in question: who asked to be bound to one
    person_ids uuid[] not null default '{}',
    primary key (community_id, id),
    constraint personal_reading_of_somebody check (cardinality(unit_ids) + cardinality(person_ids) > 0)
  );
  create index personal_reading_units on personal_reading using gin (unit_ids);
  create index personal_reading_people on personal_reading using gin (person_ids);

  alter table person add column erased_at timestamptz;
`;

/** What stands in the place of a name that was erased. */
export const ERASED_NAME = '已注销';

/**
 * Forgets one person in one community: her bindings end, what she wrote to be bound goes, she leaves the
 * roll where she is no owner any more, and entries of her own homes that name her lose their words, with
 * their leaves' salts (\`erase_words\`). Amounts, bills, receipts and votes stay: 会计档案 are kept for thirty
 * years, and every proof still holds. Done again it finds nothing more to do.
 */
export const erasePersonHere = `
  create or replace function erase_person_here(p_community integer, p_person uuid) returns integer
    language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    who person; target bigint; erased integer := 0;
  begin
    if p_community is distinct from current_community() then
      raise exception 'not the community of this transaction' using errcode = '42501';
    end if;
    perform hold_log(p_community);
    select * into who from person where id = p_person;
    if exists (select from role_grant g where g.community_id = p_community and g.person_id = p_person
        and (now() at time zone 'Asia/Shanghai')::date
          <= least(coalesce(g.ends_on, 'infinity'), coalesce(g.ended_on - 1, 'infinity'))) then
      raise exception 'who holds a post is not forgotten'
        using errcode = '23514', constraint = 'erasure_holds_post';
    end if;
    for target in
      select distinct e.seq from unit_binding b
      join posting p on p.community_id = b.community_id and p.unit_id = b.unit_id
      join entry e on e.community_id = p.community_id and e.seq = p.seq
      where b.community_id = p_community and b.person_id = p_person and length(who.name) > 1
        and (strpos(e.summary, who.name) > 0 or strpos(p.summary, who.name) > 0)
        and not exists (select from log_leaf l where l.community_id = e.community_id
          and l.kind = 'erasure' and l.subject = e.leaf_index::text)
      order by e.seq
    loop
      perform erase_words(p_community, target, '本人申请删除个人信息', p_person);
      erased := erased + 1;
    end loop;
    update binding_request r set claimed_name = '${ERASED_NAME}', note = '',
        state = case r.state when 'pending' then 'withdrawn' else r.state end
      where r.community_id = p_community and r.person_id = p_person;
    update unit_party u set name = '${ERASED_NAME}', phone_sealed = null, phone_tail = null, phone_hash = null
      where u.community_id = p_community and u.ends_on < (now() at time zone 'Asia/Shanghai')::date
        and u.name = who.name
        and exists (select from unit_binding b where b.community_id = p_community
          and b.unit_id = u.unit_id and b.person_id = p_person);
    delete from saved_search s where s.community_id = p_community and s.person_id = p_person;
    delete from inquiry_follow f where f.community_id = p_community and f.person_id = p_person;
    -- what she follows and her address for mail go with her last home (migration 73)
    update unit_binding b set ended_at = now(), ended_by = p_person, end_reason = '本人注销'
      where b.community_id = p_community and b.person_id = p_person and b.ended_at is null;
    return erased;
  end $$;
`;

/**
 * Forgets the person herself: name, numbers, log-in, sessions. Whoever once held an office keeps her name
 * beside what she did in it, for the books say who prepared, reviewed and paid (会计法 14, 会计档案管理办法).
 */
export const erasePerson = `
  create or replace function erase_person(p_person uuid, p_keeps_name boolean) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    perform from person where id = p_person for update;
    update person set erased_at = coalesce(erased_at, now()), phone_sealed = null, phone_hash = null,
        phone_tail = null, identity_hash = null, identity_tail = null,
        name = case when p_keeps_name then name else '${ERASED_NAME}' end
      where id = p_person;
    update login set login_name = 'erased.' || id, password_hash = 'erased', totp_secret_sealed = null,
        totp_pending_sealed = null, totp_enrolled_at = null, disabled_at = coalesce(disabled_at, now())
      where person_id = p_person;
    delete from login_session s using login l where l.id = s.login_id and l.person_id = p_person;
  end $$;
`;

/** Every community that knows somebody, for her own copy and for forgetting her; past homes and posts too. */
export const communitiesOfPerson = `
  grant select (community_id, person_id) on binding_request to trust_directory;
  create policy binding_request_directory on binding_request for select to trust_directory using (true);
  create function communities_of_person(who uuid) returns setof integer
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select community_id from unit_binding where person_id = who
    union select community_id from binding_request where person_id = who
    union select community_id from role_grant where person_id = who
    order by 1
  $$;
`;

export const personErasure = [erasePersonHere, erasePerson].join('');
