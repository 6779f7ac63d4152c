import { Matches } from 'class-validator';
import { TextField } from '../platform/http/fields';

const PART = /^(question|verdict-[1-9]\d{0,3}|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/;

/** 隐藏: what is taken out of sight, and why. */
export class HideInquiryDto {
  /** question, the id of an answer, or verdict-1 (the asker's words on round 1) */
  @Matches(PART, { message: '请从页面上选择要隐藏的内容' })
  part!: string;

  @TextField({ min: 2, max: 200, sentence: '请写明隐藏的理由（2 至 200 个字），全体业主可见' })
  reason!: string;
}
