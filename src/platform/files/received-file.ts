import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { fileErrors } from './files.errors';
import { type FilePurpose, SIZE_MAX, type Upload } from './media.rules';

/** What multer hands over of one file, held in memory: nothing of it reaches the disk unchecked. */
export interface ReceivedFile {
  readonly originalname: string;
  readonly mimetype: string;
  readonly buffer: Buffer;
}

/** For a handler that takes one file, field `file`, by `@UploadedFile()`; larger ones end in 413. */
export const OneFile = (purpose: FilePurpose) =>
  applyDecorators(
    UseInterceptors(FileInterceptor('file', { limits: { files: 1, fileSize: SIZE_MAX[purpose] } })),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' } },
      },
    }),
  );

/** @throws DomainError `file.empty` when the request brought no file. */
export function uploadOf(
  file: ReceivedFile | undefined,
  { uploadedBy, purpose }: { uploadedBy: string; purpose: FilePurpose },
): Upload {
  if (!file) throw fileErrors.empty();
  return {
    bytes: file.buffer,
    // Browsers send the name as UTF-8, multer reads it as Latin-1.
    name: Buffer.from(file.originalname, 'latin1').toString('utf8'),
    declaredType: file.mimetype,
    uploadedBy,
    purpose,
  };
}
