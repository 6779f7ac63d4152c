import { ArrayMaxSize, ArrayUnique, IsOptional, IsUUID } from 'class-validator';
import { TextField } from '../platform/http/fields';

const FILES_MAX = 10;

/** 公开答复, in the name of the office. */
export class InquiryAnswerDto {
  @TextField({ min: 5, max: 2000, sentence: '请写明答复（5 至 2000 个字），全体业主可见' })
  text!: string;

  /** Evidence whose public copies go with it. */
  @IsOptional()
  @ArrayMaxSize(FILES_MAX, { message: `一次答复最多附 ${FILES_MAX} 个文件` })
  @ArrayUnique()
  @IsUUID('all', { each: true })
  fileIds?: string[];
}
