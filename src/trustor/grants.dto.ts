import { IsIn } from 'class-validator';
import { type GrantedPost, grantedPosts } from '../community/grants.rules';
import { DayField, TextField } from '../platform/http/fields';

export class GrantBody {
  @TextField({ min: 1, max: 60, sentence: '请填写姓名' })
  personName!: string;

  @TextField({ max: 30, sentence: '请填写手机号' })
  phone!: string;

  /** 身份证号码: required for posts that are a step of a payment; kept as a keyed hash and its tail. */
  @TextField({ max: 30, optional: true })
  identityNumber?: string;

  /** A log-in she has, or would like. */
  @TextField({ max: 64, optional: true })
  loginName?: string;

  @IsIn(grantedPosts)
  post!: GrantedPost;

  @DayField()
  startsOn!: string;

  /** The last day of the term; required for an auditor. */
  @DayField({ optional: true })
  endsOn?: string | null;

  /** 决议或任命文件 */
  @TextField({ min: 2, max: 200, sentence: '请填写所依据的决议或任命文件（2 至 200 个字）' })
  resolutionRef!: string;
}

export class GrantEndBody {
  /** The first day on which the post no longer holds; today means at once. */
  @DayField()
  on!: string;

  @TextField({ min: 2, max: 200, sentence: '请写明免职的原因（2 至 200 个字）' })
  reason!: string;
}
