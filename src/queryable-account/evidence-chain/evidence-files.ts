/** SQL of a public copy as a step shows it; `of` is a row of `file_object`. */
export const fileJson = (of: string): string =>
  `json_build_object('id', ${of}.id, 'name', ${of}.name, 'mediaType', ${of}.public_media_type,
    'thumbnail', ${of}.thumbnail_sha256 is not null)`;
