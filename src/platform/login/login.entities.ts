import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A natural person (自然人). */
@Entity('person')
export class PersonRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) phoneSealed!: string | null;
  @Column('text', { nullable: true }) phoneHash!: string | null;
  @Column('text', { nullable: true }) phoneTail!: string | null;
  @Column('text', { nullable: true }) identityHash!: string | null;
  @Column('text', { nullable: true }) identityTail!: string | null;
  @Column('timestamptz') createdAt!: Date;
}

@Entity('login')
export class LoginRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('text') loginName!: string;
  @Column('text') passwordHash!: string;
  /** Somebody else has seen the password: it was handed over on paper. */
  @Column('boolean') mustChangePassword!: boolean;
  @Column('text', { nullable: true }) totpSecretSealed!: string | null;
  @Column('text', { nullable: true }) totpPendingSealed!: string | null;
  @Column('timestamptz', { nullable: true }) totpEnrolledAt!: Date | null;
  /** The last 30-second step whose code was used; a code of this step or before is spent. */
  @Column('bigint') totpLastStep!: string;
  @Column('boolean') isOperator!: boolean;
  @Column('timestamptz', { nullable: true }) disabledAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
}

@Entity('login_session')
export class SessionRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') loginId!: string;
  @Column('text') tokenHash!: string;
  @Column('text') device!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') lastSeenAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
}

@Entity('security_event')
export class SecurityEventRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('timestamptz') at!: Date;
  @Column('text') kind!: string;
  @Column('uuid', { nullable: true }) loginId!: string | null;
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Column('integer', { nullable: true }) communityId!: number | null;
  @Column('text', { nullable: true }) network!: string | null;
  @Column('jsonb') detail!: Record<string, unknown>;
}

/** Tries at a door, counted by the rate limiter; named here so that the schema has an owner. */
@Entity('login_attempt')
export class LoginAttemptRow {
  @PrimaryColumn('varchar', { length: 255 }) key!: string;
  @Column('integer') points!: number;
  @Column('bigint', { nullable: true }) expire!: string | null;
}

export const loginEntities = [PersonRow, LoginRow, SessionRow, SecurityEventRow, LoginAttemptRow];
