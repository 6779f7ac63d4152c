import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../shared/day';
import type { Holding, PartyRelation, UnitKind } from './places.rules';

/** 房屋: a flat, shop, parking space or store room that is owned by itself (专有部分). */
@Entity('unit')
export class UnitRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') buildingId!: string;
  @Column('text') door!: string;
  @Column('text') kind!: UnitKind;
  /** m² as text: votes are counted by it. */
  @Column('numeric', { precision: 12, scale: 2 }) registeredArea!: string;
  /** m² as text: fees are counted by it. */
  @Column('numeric', { precision: 12, scale: 2 }) billingArea!: string;
  @Column('text') holding!: Holding;
  @Column('date', { nullable: true }) handedOverOn!: Day | null;
}

/** 业主、租户、家属: who the roll names for a unit. Not a log-in; see `UnitBindingRow`. */
@Entity('unit_party')
export class UnitPartyRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') unitId!: string;
  @Column('text') relation!: PartyRelation;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) phoneSealed!: string | null;
  @Column('text', { nullable: true }) phoneTail!: string | null;
  @Column('text', { nullable: true }) phoneHash!: string | null;
  @Column('date') startsOn!: Day;
  @Column('date', { nullable: true }) endsOn!: Day | null;
}
