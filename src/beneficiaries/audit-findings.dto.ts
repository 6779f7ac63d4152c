import { IsIn, IsOptional, IsUUID } from 'class-validator';

const STATES = ['waiting', 'overdue', 'answered', 'settled'] as const;

export class AuditFindingsQuery {
  @IsOptional()
  @IsUUID()
  engagementId?: string;

  /** waiting: for the firm's answer; answered: for the auditor's word */
  @IsOptional()
  @IsIn(STATES, { message: '状态请从列表中选择' })
  state?: (typeof STATES)[number];
}
