import type { Protected } from './sql-log-functions';

/** 遮盖: what the public is shown of a file, drawn anew each time without the fields that name a person. */
export const publicCopies = `
  create table public_copy (
    community_id integer not null,
    file_id uuid not null,
    no integer not null check (no > 0),
    -- [{"page","x","y","width","height","kind"}] in dots of the page's picture; none: looked at, nothing to hide
    boxes jsonb not null check (jsonb_typeof(boxes) = 'array' and jsonb_array_length(boxes) <= 500),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    media_type text not null,
    thumbnail_sha256 text check (thumbnail_sha256 ~ '^[0-9a-f]{64}$'),
    width integer,
    height integer,
    -- the copy that was shown before
    replaced_sha256 text not null check (replaced_sha256 ~ '^[0-9a-f]{64}$'),
    note text not null check (length(note) <= 200),
    person_id uuid not null references person,
    grant_id uuid not null,
    masked_at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (community_id, file_id, no),
    constraint public_copy_file_known foreign key (community_id, file_id) references file_object,
    foreign key (community_id, grant_id) references role_grant
  );

  -- a look at one page's picture, to mask it; null: the original as a whole
  alter table file_access add column page integer check (page > 0);
`;

/** Whoever writes a copy: it follows the last one, is a new drawing, and is what the file shows from then on. */
export const publicCopyGuards = `
  create or replace function public_copy_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    file file_object;
    last integer;
  begin
    -- two at once have the same number, of which the key lets one pass
    select * into file from file_object f
      where f.community_id = new.community_id and f.id = new.file_id;
    select coalesce(max(c.no), 0) into last from public_copy c
      where c.community_id = new.community_id and c.file_id = new.file_id;
    if file.purpose is distinct from 'evidence' or new.no <> last + 1
       or new.replaced_sha256 <> file.public_sha256 then
      raise exception 'a copy follows the last one' using errcode = 'check_violation',
        constraint = 'public_copy_follows';
    end if;
    -- the bytes of the original, or of a copy without these boxes, hide nothing
    if jsonb_array_length(new.boxes) > 0 and (new.sha256 = file.sha256 or exists (
        select from public_copy c where c.community_id = new.community_id and c.file_id = new.file_id
          and c.sha256 = new.sha256 and c.boxes = '[]')) then
      raise exception 'a masked copy is a new drawing' using errcode = 'check_violation',
        constraint = 'public_copy_drawn_anew';
    end if;
    return new;
  end $$;

  -- By its owner, for the serving role may not write a file's row: every page, list and report that
  -- shows the file shows this copy, and none can forget to ask for it.
  create or replace function show_public_copy() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    update file_object f set public_sha256 = new.sha256, public_media_type = new.media_type,
        thumbnail_sha256 = new.thumbnail_sha256, width = new.width, height = new.height
      where f.community_id = new.community_id and f.id = new.file_id;
    return null;
  end $$;
`;

export const publicCopyTriggers = `
  create trigger public_copy_guard before insert on public_copy
    for each row execute function public_copy_guard();
  create trigger public_copy_shown after insert on public_copy
    for each row execute function show_public_copy();
`;

/** The hash of a picture tells whoever has the picture; notes are free text. */
export const PUBLIC_COPY_PROTECTED: readonly Protected[] = [
  {
    table: 'public_copy',
    keys: ['file_id', 'no'],
    private: ['sha256', 'thumbnail_sha256', 'replaced_sha256', 'note'],
  },
];

/** Rows that are only ever added. */
export const PUBLIC_COPY_RECORDS = ['public_copy'] as const;

/** What the serving role may do; `recorded_at` is the database's own clock and nobody's to write. */
export const PUBLIC_COPY_RIGHTS = `select, insert (community_id, file_id, no, boxes, sha256, media_type,
  thumbnail_sha256, width, height, replaced_sha256, note, person_id, grant_id, masked_at)`;
