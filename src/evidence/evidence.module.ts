import { Module } from '@nestjs/common';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { FilesModule } from '../platform/files/files.module';
import { evidenceConstraintMessages } from './evidence.errors';
import { MaskingQueries } from './masking.queries';
import { OriginalReadingsQueries } from './original-readings.queries';
import { PublicCopiesService } from './public-copies.service';

registerConstraintMessages(evidenceConstraintMessages);

const PARTS = [MaskingQueries, OriginalReadingsQueries, PublicCopiesService];

/** 凭证公示: what the public is shown of a file, and who has looked at the original. */
@Module({ imports: [FilesModule], providers: PARTS, exports: PARTS })
export class EvidenceModule {}
