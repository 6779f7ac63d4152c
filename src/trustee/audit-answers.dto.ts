import { ArrayMaxSize, ArrayUnique, IsOptional, IsUUID } from 'class-validator';
import { TextField } from '../platform/http/fields';

const FILES_MAX = 10;

/** 答复审计发现. */
export class AuditAnswerDto {
  @TextField({
    min: 5,
    max: 2000,
    sentence: '请写明答复（5 至 2000 个字）：原因、已做的更正、凭据',
  })
  text!: string;

  /** Evidence whose public copies go with it. */
  @IsOptional()
  @ArrayMaxSize(FILES_MAX, { message: `一次答复最多附 ${FILES_MAX} 个文件` })
  @ArrayUnique()
  @IsUUID('all', { each: true })
  fileIds?: string[];
}
