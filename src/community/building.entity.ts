import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 楼栋 */
@Entity('building')
export class BuildingRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('integer') sortOrder!: number;
}
