import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';

export const csvType = 'text/csv';
export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const bytes = { schema: { type: 'string', format: 'binary' } } as const;

/** Says in the API description that the handler answers with a file of one of these media types. */
export const ApiFile = (...mediaTypes: string[]) =>
  applyDecorators(ApiOkResponse({ content: filesOf(mediaTypes) }));

/** The same of a list that is a page as JSON, and a whole file with `?format=`. */
export const ApiPageOrFile = (view: Type) => ApiViewOrFile(view, csvType, sheetType);

/** The same of a handler that answers with JSON or with a file of one of these media types. */
export const ApiViewOrFile = (view: Type, ...mediaTypes: string[]) =>
  applyDecorators(
    ApiExtraModels(view),
    ApiOkResponse({
      content: {
        'application/json': { schema: { $ref: getSchemaPath(view) } },
        ...filesOf(mediaTypes),
      },
    }),
  );

function filesOf(mediaTypes: readonly string[]) {
  return Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, bytes]));
}
