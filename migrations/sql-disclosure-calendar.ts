import type { Protected } from './sql-log-functions';

/** 公示日历: which place's rules hold, who countersigned, and what was hung up from when to when. */
export const calendarTables = `
  create table disclosure_profile (
    community_id integer not null references community,
    version integer not null check (version >= 1),
    -- src/disclosure/calendar/profiles.rules.ts
    profile text not null check (profile ~ '^[a-z]+(-[a-z]+)*$' and length(profile) <= 40),
    -- publications of months before are not counted late
    starts_on date not null check (extract(day from starts_on) = 1),
    resolution_ref text not null check (length(resolution_ref) between 2 and 200),
    set_by uuid not null references person,
    set_at timestamptz not null,
    primary key (community_id, version)
  );

  -- 会签: the owners' side has looked at it before it hangs
  create table report_countersign (
    community_id integer not null references community,
    report_id uuid not null,
    post text not null,
    note text check (length(note) between 1 and 500),
    signed_by uuid not null references person,
    signed_at timestamptz not null,
    primary key (community_id, report_id),
    constraint report_countersign_of foreign key (community_id, report_id) references report_archive
  );

  create table publication (
    community_id integer not null references community,
    id uuid not null,
    report_id uuid not null,
    due_on date,
    published_on date not null,
    -- the last day it hangs
    on_show_until date not null,
    -- where else than online: the notice boards
    place text not null check (length(place) between 2 and 200),
    published_by uuid not null references person,
    published_at timestamptz not null,
    primary key (community_id, id),
    constraint publication_once unique (community_id, report_id),
    constraint publication_of foreign key (community_id, report_id) references report_archive,
    -- thirty days, both ends counted
    constraint publication_long_enough check (on_show_until >= published_on + 29)
  );
  create index publication_newest on publication (community_id, published_on desc, id desc);
`;

export const calendarGuards = `
  -- drafts are not countersigned; what hangs was countersigned by someone else of the owners' side
  create or replace function countersign_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if not exists (select from report_archive a where a.community_id = new.community_id
      and a.id = new.report_id and a.is_final and a.reprint_of is null) then
      raise exception 'only a final report is countersigned'
        using errcode = '23514', constraint = 'countersign_of_final';
    end if;
    return new;
  end $$;
  create trigger countersign_guard before insert on report_countersign
    for each row execute function countersign_guard();

  create or replace function publication_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if not exists (select from report_countersign c where c.community_id = new.community_id
      and c.report_id = new.report_id and c.signed_by <> new.published_by) then
      raise exception 'nobody of the owners has countersigned it'
        using errcode = '23514', constraint = 'publication_countersigned';
    end if;
    return new;
  end $$;
  create trigger publication_guard before insert on publication
    for each row execute function publication_guard();
`;

export const CALENDAR_PROTECTED: readonly Protected[] = [
  { table: 'disclosure_profile', keys: ['version'], private: [] },
  { table: 'report_countersign', keys: ['report_id'], private: [] },
  { table: 'publication', keys: ['id'], private: [] },
];

export const CALENDAR_RECORDS = [
  'disclosure_profile',
  'report_countersign',
  'publication',
] as const;
