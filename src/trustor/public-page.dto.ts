import { IsIn, IsUUID } from 'class-validator';
import { TextField } from '../platform/http/fields';
import { type Licence, LICENCES } from '../disclosure/open-data/data-package.rules';

/** What the owners are to be asked: to show the account to everybody */
export class ProposePublicPageDto {
  /** CC-BY-4.0, CC-BY-SA-4.0 or CC0-1.0 */
  @IsIn(Object.keys(LICENCES), { message: '请选择数据使用许可' })
  licence!: Licence;

  @TextField({ min: 2, max: 500, sentence: '请填写为什么公开（2 至 500 个字）' })
  reason!: string;
}

export class OpenPublicPageDto {
  /** The owners' passed resolution on this proposal */
  @IsUUID('all', { message: '请选择业主大会的决议' })
  resolutionId!: string;
}

export class ClosePublicPageDto {
  @TextField({ min: 2, max: 200, sentence: '请填写为什么关闭（2 至 200 个字）' })
  reason!: string;
}
