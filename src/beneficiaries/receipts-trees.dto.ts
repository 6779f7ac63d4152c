import { IsUUID } from 'class-validator';

export class OwnTreeQuery {
  /** One of the caller's own homes. */
  @IsUUID()
  unitId!: string;
}
