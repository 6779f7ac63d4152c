import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../shared/day';

/** 小区: one trust, one set of books. */
@Entity('community')
export class CommunityRow {
  @PrimaryColumn('integer') id!: number;
  @Column('text') name!: string;
  @Column('text') address!: string;
  /** 委托人: the owners' committee's full name, as in the contract. */
  @Column('text') trustorName!: string;
  /** 受托人: the property firm's full name. */
  @Column('text') trusteeName!: string;
  @Column('date') booksStartOn!: Day;
  @Column('text') officePhone!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
