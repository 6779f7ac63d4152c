import { Injectable } from '@nestjs/common';
import { Reading } from '../database/reading';
import { FileObjectRow } from './file-object.entity';
import { fileViewOf } from './file.view';
import type { FileView } from './file.view';

/** Reads about files for pages and reports, within one community. */
@Injectable()
export class FilesQueries {
  constructor(private readonly reading: Reading) {}

  /** Null also where the file is another community's: existence is not told. */
  async findFile(communityId: number, id: string): Promise<FileView | null> {
    const row = await this.reading.run(communityId, (tx) =>
      tx.findOneBy(FileObjectRow, { communityId, id }),
    );
    return row && fileViewOf(row);
  }
}
