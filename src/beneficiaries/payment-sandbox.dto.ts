import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { MoneyField } from '../platform/http/fields';

/** Paying in the sandbox, and what shall go wrong with it. */
export class SandboxPayDto {
  /** Pays this instead of what was ordered */
  @MoneyField({ positive: true, optional: true })
  amount?: string;

  /** Tells of it so many times more */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(5)
  replay?: number;

  /** Tells of it so much later */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3600)
  delaySeconds?: number;

  /** Sends one with a wrong signature first, as the real firm does to probe */
  @IsOptional()
  @IsBoolean()
  probe?: boolean;

  /** Sends one first whose body was changed on the way */
  @IsOptional()
  @IsBoolean()
  tampered?: boolean;
}
