/**
 * Who may ask, answer, judge and hide, and when somebody is told: judged again by the database. Present
 * text: every migration that changes it applies it again (docs/decisions/0007).
 */
export const inquiryGuards = `
  create or replace function refuse_inquiry(rule text, words text) returns void
    language plpgsql set search_path = pg_catalog as $$
  begin
    raise exception '%', words using errcode = '23514', constraint = rule;
  end $$;

  -- how a question stands: its round, whether the asker is content, whether the round has an answer, and
  -- the last day of the clock
  create or replace function inquiry_standing(
    community integer, asked_id uuid, out round integer, out settled boolean, out answered boolean, out due_on date
  ) language plpgsql stable set search_path = pg_catalog, public as $$
  declare
    asked inquiry;
    since timestamptz;
  begin
    select * into strict asked from inquiry i where i.community_id = community and i.id = asked_id;
    select coalesce(max(v.round) filter (where not v.answered), 0) + 1, coalesce(bool_or(v.answered), false),
        max(v.at) filter (where not v.answered)
      into round, settled, since
      from inquiry_verdict v where v.community_id = community and v.inquiry_id = asked_id;
    answered := exists (select from inquiry_answer a where a.community_id = community
      and a.inquiry_id = asked_id and a.round = inquiry_standing.round);
    due_on := (coalesce(since, asked.at) at time zone 'Asia/Shanghai')::date + asked.answer_days;
  end $$;

  -- an office of one of these posts, held by this person on that day
  create or replace function inquiry_office_held(
    community integer, office uuid, person uuid, on_day date, posts text[]
  ) returns boolean language sql stable set search_path = pg_catalog, public as $$
    select exists (select from role_grant g
      where g.community_id = community and (office is null or g.id = office) and g.person_id = person
        and g.post = any(posts) and g.starts_on <= on_day and on_day <= coalesce(g.ends_on, 'infinity')
        and on_day < coalesce(g.ended_on, 'infinity'))
  $$;

  create or replace function inquiry_subject_known(community integer, kind text, subject text, line integer)
    returns boolean language plpgsql stable set search_path = pg_catalog, public as $$
  begin
    if kind = 'general' then
      return true;
    elsif kind = 'entry' then
      return exists (select from entry e where e.community_id = community and e.seq = subject::bigint)
        and (line is null or exists (select from posting p where p.community_id = community
          and p.seq = subject::bigint and p.line = inquiry_subject_known.line));
    elsif kind = 'budget-line' then
      return exists (select from budget_line l where l.community_id = community and l.id = subject::uuid);
    elsif kind = 'report' then
      return exists (select from report_archive r where r.community_id = community and r.id = subject::uuid
        and r.kind <> 'voucher');
    elsif kind = 'contract' then
      return exists (select from trust_contract c where c.community_id = community
        and c.version = subject::integer);
    elsif kind = 'commitment' then
      return exists (select from commitment c where c.community_id = community and c.id = subject::uuid);
    end if;
    return exists (select from income_contract c where c.community_id = community and c.id = subject::uuid);
  end $$;

  create or replace function inquiry_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    on_day date := (new.at at time zone 'Asia/Shanghai')::date;
    governs trust_contract;
  begin
    if new.post = 'resident' then
      if not exists (select from unit_binding b where b.community_id = new.community_id
          and b.person_id = new.person_id and b.ended_at is null) then
        perform refuse_inquiry('inquiry_by_those_concerned', 'no home of hers is here');
      end if;
    elsif new.post not in ('protector', 'residents-committee', 'subdistrict', 'auditor')
      or not inquiry_office_held(new.community_id, null, new.person_id, on_day, array[new.post]) then
      perform refuse_inquiry('inquiry_by_those_concerned', 'no office of hers asks');
    end if;
    select * into governs from trust_contract c
      where c.community_id = new.community_id and c.effective_on <= on_day
      order by c.effective_on desc limit 1;
    if (new.contract_version, new.answer_days, new.committee_days) is distinct from (governs.version,
        coalesce((governs.terms #>> '{inquiry,answerDays}')::smallint, 7::smallint),
        coalesce((governs.terms #>> '{inquiry,committeeDays}')::smallint, 7::smallint)) then
      perform refuse_inquiry('inquiry_by_contract', 'the days are those of the contract');
    end if;
    if not inquiry_subject_known(new.community_id, new.subject_kind, new.subject_id, new.subject_line) then
      perform refuse_inquiry('inquiry_of_something', 'there is no such thing to ask about');
    end if;
    return new;
  end $$;

  create or replace function inquiry_answer_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    standing record := inquiry_standing(new.community_id, new.inquiry_id);
  begin
    if standing.settled or new.round <> standing.round then
      perform refuse_inquiry('inquiry_answer_while_open', 'it is settled, or another round');
    elsif not inquiry_office_held(new.community_id, new.grant_id, new.person_id,
        (new.at at time zone 'Asia/Shanghai')::date,
        array['chair', 'member', 'finance-member', 'manager', 'accountant', 'reviewer']) then
      perform refuse_inquiry('inquiry_answer_by_office', 'no office that answers on that day');
    elsif exists (select from inquiry i where i.community_id = new.community_id
        and i.id = new.inquiry_id and i.person_id = new.person_id) then
      perform refuse_inquiry('inquiry_answer_by_another', 'nobody answers herself');
    end if;
    return new;
  end $$;

  create or replace function inquiry_verdict_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    standing record := inquiry_standing(new.community_id, new.inquiry_id);
  begin
    if standing.settled or not standing.answered or new.round <> standing.round then
      perform refuse_inquiry('inquiry_verdict_on_answer', 'there is no answer to judge');
    end if;
    return new;
  end $$;

  create or replace function inquiry_escalation_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    standing record := inquiry_standing(new.community_id, new.inquiry_id);
    last_day date := standing.due_on + case new.told when 'committee' then 0 else (select i.committee_days
      from inquiry i where i.community_id = new.community_id and i.id = new.inquiry_id) end;
  begin
    if standing.settled or standing.answered or new.round <> standing.round or new.due_on <> last_day
       or (new.at at time zone 'Asia/Shanghai')::date <= last_day
       or exists (select from inquiry_hiding h where h.community_id = new.community_id
         and h.inquiry_id = new.inquiry_id and h.part = 'question') then
      perform refuse_inquiry('inquiry_escalation_when_overdue', 'no clock has run out');
    end if;
    return new;
  end $$;

  create or replace function inquiry_hiding_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    known boolean := case new.part
      when 'question' then true
      when 'answer' then exists (select from inquiry_answer a where a.community_id = new.community_id
        and a.inquiry_id = new.inquiry_id and a.turn = new.place)
      else exists (select from inquiry_verdict v where v.community_id = new.community_id
        and v.inquiry_id = new.inquiry_id and v.round = new.place and v.note <> '') end;
  begin
    if not known then
      perform refuse_inquiry('inquiry_hiding_of_words', 'there are no such words');
    elsif not inquiry_office_held(new.community_id, new.grant_id, new.person_id,
        (new.at at time zone 'Asia/Shanghai')::date, array['chair', 'member', 'finance-member']) then
      perform refuse_inquiry('inquiry_hiding_by_committee', 'no seat in the committee on that day');
    end if;
    return new;
  end $$;
`;

const guarded = (table: string): string => `
  create trigger ${table}_guard before insert on ${table}
    for each row execute function ${table}_guard();`;

export const inquiryTriggers = [
  'inquiry',
  'inquiry_answer',
  'inquiry_verdict',
  'inquiry_escalation',
  'inquiry_hiding',
]
  .map(guarded)
  .join('');
