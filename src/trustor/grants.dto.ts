import { IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { type GrantedPost, grantedPosts } from '../community/grants.rules';
import { DayField } from '../platform/http/fields';

export class GrantBody {
  @IsString()
  @Length(1, 60)
  personName!: string;

  @IsString()
  @MaxLength(30)
  phone!: string;

  /** 身份证号码: required for posts that are a step of a payment; kept as a keyed hash and its tail. */
  @IsOptional()
  @IsString()
  @MaxLength(30)
  identityNumber?: string;

  /** A log-in she has, or would like. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  loginName?: string;

  @IsIn(grantedPosts)
  post!: GrantedPost;

  @DayField()
  startsOn!: string;

  /** The last day of the term; required for an auditor. */
  @DayField({ optional: true })
  endsOn?: string | null;

  /** 决议或任命文件 */
  @IsString()
  @Length(2, 200)
  resolutionRef!: string;
}

export class GrantEndBody {
  /** The first day on which the post no longer holds; today means at once. */
  @DayField()
  on!: string;

  @IsString()
  @Length(2, 200)
  reason!: string;
}
