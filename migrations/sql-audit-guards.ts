/**
 * Who may engage, draw, mark, find, answer and give an opinion, and what a seed is made of: judged again by
 * the database. Present text: every migration that changes it applies it again (docs/decisions/0007).
 */
export const auditGuards = `
  create or replace function refuse_audit(rule text, words text) returns void
    language plpgsql set search_path = pg_catalog as $$
  begin
    raise exception '%', words using errcode = '23514', constraint = rule;
  end $$;

  -- an appointment of one of these posts, held by this person at that time
  create or replace function audit_office_held(
    community integer, office uuid, person uuid, at timestamptz, posts text[]
  ) returns boolean language sql stable set search_path = pg_catalog, public as $$
    select exists (select from role_grant g
      where g.community_id = community and g.id = office and g.person_id = person and g.post = any(posts)
        and g.starts_on <= (at at time zone 'Asia/Shanghai')::date
        and (at at time zone 'Asia/Shanghai')::date <= coalesce(g.ends_on, 'infinity')
        and (at at time zone 'Asia/Shanghai')::date < coalesce(g.ended_on, 'infinity'))
  $$;

  -- she was named in the engagement, and her appointment runs
  create or replace function audit_by_auditor(
    community integer, engagement uuid, office uuid, person uuid, at timestamptz
  ) returns void language plpgsql stable set search_path = pg_catalog, public as $$
  begin
    if not audit_office_held(community, office, person, at, array['auditor'])
      or not exists (select from audit_engagement_auditor a where a.community_id = community
        and a.engagement_id = engagement and a.grant_id = office) then
      perform refuse_audit('audit_by_its_auditors', 'not an auditor of this engagement on that day');
    end if;
  end $$;

  create or replace function audit_still_open(community integer, engagement uuid) returns void
    language plpgsql stable set search_path = pg_catalog, public as $$
  begin
    if exists (select from audit_opinion o where o.community_id = community
        and o.engagement_id = engagement and o.issued) then
      perform refuse_audit('audit_before_opinion', 'the opinion was given');
    end if;
  end $$;

  create or replace function audit_engagement_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  begin
    if not audit_office_held(new.community_id, new.grant_id, new.person_id, new.at, array['chair']) then
      perform refuse_audit('audit_engaged_by_chair', 'not the chair on that day');
    end if;
    return new;
  end $$;

  create or replace function audit_engagement_auditor_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  begin
    if not exists (select from role_grant g where g.community_id = new.community_id
        and g.id = new.grant_id and g.post = 'auditor') then
      perform refuse_audit('audit_auditor_appointed', 'no appointment as auditor');
    end if;
    return new;
  end $$;

  -- leaves of the log that hold both: the number fixed in advance, and the last month's close
  create or replace function audit_seed_head(community integer, engagement uuid, last_period text)
    returns bigint language sql stable set search_path = pg_catalog, public as $$
    select 1 + greatest(
      (select min(l.leaf_index) from log_leaf l where l.community_id = community
        and l.kind = 'audit_engagement' and l.subject = engagement::text),
      c.leaf_index)
    from log_leaf c where c.community_id = community and c.kind = 'period_close'
      and c.subject = last_period
    order by c.leaf_index limit 1
  $$;

  create or replace function audit_sample_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    of audit_engagement;
  begin
    perform audit_by_auditor(new.community_id, new.engagement_id, new.grant_id, new.person_id, new.at);
    perform audit_still_open(new.community_id, new.engagement_id);
    select * into strict of from audit_engagement e
      where e.community_id = new.community_id and e.id = new.engagement_id;
    if new.from_period < of.from_period or new.to_period > of.to_period
      or new.from_period > new.to_period then
      perform refuse_audit('audit_sample_within', 'months outside the engagement');
    elsif new.head_size is distinct from
        audit_seed_head(new.community_id, new.engagement_id, new.to_period)
      or new.seed <> sha256(new.head_root || convert_to(of.sampling_number, 'UTF8')) then
      perform refuse_audit('audit_sample_seeded', 'the seed follows from head and number');
    end if;
    return new;
  end $$;

  create or replace function audit_tick_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    engagement uuid := (select s.engagement_id from audit_sample s
      where s.community_id = new.community_id and s.id = new.sample_id);
  begin
    perform audit_by_auditor(new.community_id, engagement, new.grant_id, new.person_id, new.at);
    perform audit_still_open(new.community_id, engagement);
    return new;
  end $$;

  create or replace function audit_finding_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  begin
    perform audit_by_auditor(new.community_id, new.engagement_id, new.grant_id, new.person_id, new.at);
    perform audit_still_open(new.community_id, new.engagement_id);
    if not inquiry_subject_known(new.community_id, new.subject_kind, new.subject_id, null) then
      perform refuse_audit('audit_finding_of_something', 'there is no such thing');
    end if;
    return new;
  end $$;

  create or replace function audit_finding_step_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    engagement uuid := (select f.engagement_id from audit_finding f
      where f.community_id = new.community_id and f.id = new.finding_id);
    before text := (select s.act from audit_finding_step s where s.community_id = new.community_id
      and s.finding_id = new.finding_id order by s.turn desc limit 1);
  begin
    if before in ('accepted', 'closed') or (new.act in ('accepted', 'reopened')
        and before is distinct from 'answered') then
      perform refuse_audit('audit_finding_step_in_order', 'not the next step of this finding');
    elsif new.act <> 'answered' then
      perform audit_by_auditor(new.community_id, engagement, new.grant_id, new.person_id, new.at);
    elsif not audit_office_held(new.community_id, new.grant_id, new.person_id, new.at,
        array['manager', 'accountant', 'reviewer']) then
      perform refuse_audit('audit_answer_by_firm', 'no office of the firm that answers');
    end if;
    return new;
  end $$;

  create or replace function audit_opinion_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  begin
    perform audit_by_auditor(new.community_id, new.engagement_id, new.grant_id, new.person_id, new.at);
    perform audit_still_open(new.community_id, new.engagement_id);
    return new;
  end $$;
`;

const guarded = (table: string): string => `
  create trigger ${table}_guard before insert on ${table}
    for each row execute function ${table}_guard();`;

export const auditTriggers = [
  'audit_engagement',
  'audit_engagement_auditor',
  'audit_sample',
  'audit_tick',
  'audit_finding',
  'audit_finding_step',
  'audit_opinion',
]
  .map(guarded)
  .join('');
