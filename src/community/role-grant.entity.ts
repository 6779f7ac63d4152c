import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../shared/day';
import type { Duty, Party, Post } from './rights.rules';

/** A post given to a natural person, from a day, on the strength of a resolution or appointment. */
@Entity('role_grant')
export class RoleGrantRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('text') party!: Exclude<Party, 'beneficiary'>;
  @Column('text') post!: Exclude<Post, 'resident'>;
  /** Of the firm's people: the term it belongs to. The database gives the one of the moment. */
  @Column('integer', { nullable: true }) trusteeTerm!: number | null;
  /** Computed by the database from the post. */
  @Column({ type: 'text', nullable: true, insert: false, update: false }) duty!: Duty | null;
  @Column('date') startsOn!: Day;
  /** The last day of the term; null is open. */
  @Column('date', { nullable: true }) endsOn!: Day | null;
  @Column('text') resolutionRef!: string;
  @Column('uuid', { nullable: true }) grantedBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) grantedAt!: Date;
  /** The first day on which the post no longer holds, if it was taken away before its term. */
  @Column('date', { nullable: true }) endedOn!: Day | null;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { nullable: true }) endReason!: string | null;
}
