import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A kept file: where its original, public copy and thumbnail lie in the store, and who brought it. */
@Entity()
export class FileObjectRow {
  @PrimaryColumn({ type: 'int' })
  communityId!: number;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  mediaType!: string;

  /** The driver gives bigint as text; files are far below 2^53 bytes. */
  @Column({
    type: 'bigint',
    transformer: { to: (size: number) => size, from: (text: string) => Number(text) },
  })
  sizeBytes!: number;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'text' })
  publicSha256!: string;

  @Column({ type: 'text' })
  publicMediaType!: string;

  @Column({ type: 'text', nullable: true })
  thumbnailSha256!: string | null;

  @Column({ type: 'int', nullable: true })
  width!: number | null;

  @Column({ type: 'int', nullable: true })
  height!: number | null;

  @Column({ type: 'text' })
  purpose!: 'evidence' | 'import' | 'report';

  @Column({ type: 'uuid', nullable: true })
  uploadedBy!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  uploadedAt!: Date;
}
