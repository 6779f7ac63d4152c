import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import type { Period } from '../shared/period';
import type { ChecklistItem } from './closing.rules';
import { ClosingService } from './closing.service';

/** The checklist of a month for pages, on one moment's facts. */
@Injectable()
export class ClosingQueries {
  constructor(
    private readonly reading: Reading,
    private readonly closing: ClosingService,
  ) {}

  checklist(communityId: number, period: Period): Promise<ChecklistItem[]> {
    return this.reading.run(communityId, (tx) => this.closing.checklist(tx, communityId, period));
  }
}
