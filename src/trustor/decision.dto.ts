import { IsBoolean, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';

/** One committee member's yes or no; a no needs its reason. */
export class DecisionDto {
  @IsBoolean()
  agree!: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  reason?: string;

  /** The version that was read; another one is not decided on. */
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;
}
