import { Module } from '@nestjs/common';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { InquiriesQueries } from './inquiries.queries';
import { InquiriesService } from './inquiries.service';
import { inquiryConstraintMessages } from './inquiry.errors';
import { InquiryClockJob } from './inquiry-clock.job';
import { SimilarInquiriesQueries } from './similar-inquiries.queries';

registerConstraintMessages(inquiryConstraintMessages);

/** 质询: asked about any yuan, answered in public within the contract's days (信托法 20, 49). */
@Module({
  providers: [InquiriesService, InquiriesQueries, SimilarInquiriesQueries, InquiryClockJob],
  exports: [InquiriesService, InquiriesQueries, SimilarInquiriesQueries],
})
export class InquiriesModule {}
