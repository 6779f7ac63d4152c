import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { buffer } from 'node:stream/consumers';
import { idAfter } from '../community/page-cursor';
import { postNames } from '../community/rights.rules';
import { Reading } from '../platform/database/reading';
import { FileStore } from '../platform/files/file-store';
import type { FileView } from '../platform/files/file.view';
import { FilesQueries } from '../platform/files/files.queries';
import { encodeCursor } from '../platform/http/page';
import type { Post } from '../shared/posts';
import { evidenceErrors } from './evidence.errors';
import { maskedKindsOf, type MaskBox, type PageSize } from './mask.rules';
import { PDF } from './masked-copy';
import type {
  EvidenceToMaskPageView,
  EvidenceToMaskView,
  MaskingView,
  PublicCopyView,
} from './masking.view';
import { eachPage } from './pdf-pages';
import { suggestionsOn, type Suggestion } from './suggestions.rules';

/** What a list of files to be masked is asked for. */
export interface ToMask {
  /** waiting: nobody has looked yet; done: somebody has. */
  readonly state: 'waiting' | 'done';
  readonly cursor?: string;
  readonly limit: number;
}

/** Reads for the masking of evidence. */
@Injectable()
export class MaskingQueries {
  constructor(
    private readonly reading: Reading,
    private readonly files: FilesQueries,
    private readonly store: FileStore,
  ) {}

  /** A piece of evidence. @throws DomainError notFound `file.not-found`, also of a roll or a report. */
  async file(communityId: number, fileId: string): Promise<FileView> {
    const file = await this.files.findFile(communityId, fileId);
    if (file?.purpose !== 'evidence') throw evidenceErrors.fileUnknown();
    return file;
  }

  /** Newest first. */
  async list(communityId: number, wanted: ToMask): Promise<EvidenceToMaskPageView> {
    const after = idAfter(wanted.cursor);
    const [rows, waiting] = await this.reading.run(communityId, async (tx) => [
      await tx.query<ListedRow[]>(LISTED, [
        communityId,
        after,
        wanted.limit + 1,
        wanted.state === 'done',
      ]),
      await waitingIn(tx, communityId),
    ]);
    const shown = rows.slice(0, wanted.limit);
    const last = rows.length > wanted.limit ? shown.at(-1) : undefined;
    const next = last ? encodeCursor([last.fileId]) : null;
    return { items: shown.map(listedViewOf), next, waiting };
  }

  /** Everything the editor needs of one file. @throws DomainError `file.not-found`, `evidence.…` */
  async masking(communityId: number, fileId: string, seesCopies: boolean): Promise<MaskingView> {
    const file = await this.file(communityId, fileId);
    const { copies, entrySeq } = await this.reading.run(communityId, async (tx) => ({
      copies: await tx.query<CopyRow[]>(COPIES, [communityId, fileId]),
      entrySeq: await entryOf(tx, communityId, fileId),
    }));
    const looked = await this.lookThrough(file);
    const newest = copies.at(0);
    const { name, mediaType, sha256 } = file;
    return {
      fileId,
      name,
      mediaType,
      sha256,
      entrySeq,
      ...looked,
      copyNo: newest?.no ?? 0,
      boxes: newest?.boxes ?? [],
      copies: seesCopies ? copies.map(copyViewOf) : [],
    };
  }

  /** One copy as it was published. */
  async copy(communityId: number, fileId: string, no: number): Promise<PublicCopyView> {
    const rows = await this.reading.run(communityId, (tx) =>
      tx.query<CopyRow[]>(COPIES, [communityId, fileId]),
    );
    const row = rows.find((each) => each.no === no);
    if (!row) throw evidenceErrors.fileUnknown();
    return copyViewOf(row);
  }

  private async lookThrough(
    file: FileView,
  ): Promise<{ pages: PageSize[]; hasWords: boolean; suggestions: Suggestion[] }> {
    if (file.mediaType !== PDF) {
      // public copies have the size of the picture that is masked
      const { width, height } = file;
      return {
        pages: [{ no: 1, width: width ?? 1, height: height ?? 1 }],
        hasWords: false,
        suggestions: [],
      };
    }
    const pages: PageSize[] = [];
    const suggestions: Suggestion[] = [];
    let hasWords = false;
    const bytes = await buffer(await this.store.get(file.sha256));
    await eachPage(bytes, { draw: false }, ({ no, width, height, words }) => {
      pages.push({ no, width, height });
      hasWords ||= words.length > 0;
      suggestions.push(...suggestionsOn(no, words));
    });
    return { pages, hasWords, suggestions };
  }
}

interface ListedRow extends Omit<EvidenceToMaskView, 'masked' | 'uploadedAt' | 'maskedAt'> {
  uploadedAt: Date;
  maskedAt: Date | null;
  kinds: string[];
}

const LISTED = `
  select f.id as "fileId", f.name, f.media_type as "mediaType", f.uploaded_at as "uploadedAt",
    f.thumbnail_sha256 is not null as thumbnail, p.name as "uploadedByName", e.seq as "entrySeq",
    coalesce(c.no, 0) as "copyNo", c.masked_at as "maskedAt",
    array(select b->>'kind' from jsonb_array_elements(c.boxes) b) as kinds
  from file_object f
  left join person p on p.id = f.uploaded_by
  left join lateral (
    select l.seq from entry_file l where l.community_id = $1 and l.file_id = f.id
    order by l.seq limit 1
  ) e on true
  left join lateral (
    select c.* from public_copy c where c.community_id = $1 and c.file_id = f.id
    order by c.no desc limit 1
  ) c on true
  where f.community_id = $1 and f.purpose = 'evidence' and (c.no is not null) = $4::boolean
    and ($2::uuid is null or f.id < $2)
  order by f.id desc limit $3`;

function listedViewOf({ kinds, ...row }: ListedRow): EvidenceToMaskView {
  return {
    ...row,
    uploadedAt: row.uploadedAt.toISOString(),
    maskedAt: row.maskedAt?.toISOString() ?? null,
    masked: maskedKindsOf(kinds),
  };
}

async function waitingIn(tx: EntityManager, communityId: number): Promise<number> {
  const [row] = await tx.query<{ waiting: number }[]>(
    `select count(*)::int as waiting from file_object f
     where f.community_id = $1 and f.purpose = 'evidence' and not exists (
       select from public_copy c where c.community_id = $1 and c.file_id = f.id)`,
    [communityId],
  );
  return row?.waiting ?? 0;
}

async function entryOf(
  tx: EntityManager,
  communityId: number,
  fileId: string,
): Promise<string | null> {
  const [row] = await tx.query<{ seq: string }[]>(
    'select seq from entry_file where community_id = $1 and file_id = $2 order by seq limit 1',
    [communityId, fileId],
  );
  return row?.seq ?? null;
}

interface CopyRow {
  no: number;
  at: Date;
  post: Post;
  personName: string;
  note: string;
  boxes: MaskBox[];
  sha256: string;
  replacedSha256: string;
}

const COPIES = `
  select c.no, c.masked_at as at, g.post, p.name as "personName", c.note, c.boxes, c.sha256,
    c.replaced_sha256 as "replacedSha256"
  from public_copy c
  join role_grant g on g.community_id = $1 and g.id = c.grant_id
  join person p on p.id = c.person_id
  where c.community_id = $1 and c.file_id = $2 order by c.no desc`;

function copyViewOf({ boxes, post, at, ...row }: CopyRow): PublicCopyView {
  return {
    ...row,
    at: at.toISOString(),
    postName: postNames[post],
    masked: maskedKindsOf(boxes.map(({ kind }) => kind)),
  };
}
