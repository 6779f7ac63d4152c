import { MaskedKindView } from './masked.view';

/** A page as a picture; boxes are in its dots. */
export class MaskPageView {
  /** From 1. */
  no!: number;
  width!: number;
  height!: number;
}

export class MaskBoxView {
  page!: number;
  x!: number;
  y!: number;
  width!: number;
  height!: number;
  /** phone id-number plate bank-account name face address signature other */
  kind!: string;
}

/** 建议遮盖: found by its pattern in the words of a PDF; a person decides. */
export class MaskSuggestionView extends MaskBoxView {
  /** What stands there. */
  text!: string;
}

/** 公示副本: one drawing of the file for the public. */
export class PublicCopyView {
  no!: number;
  at!: string;
  /** In the name of the post. */
  postName!: string;
  personName!: string;
  note!: string;
  masked!: MaskedKindView[];
  /** Of this copy, and of the one it took the place of. */
  sha256!: string;
  replacedSha256!: string;
}

/** 遮盖: what the editor needs of one file, in one request. */
export class MaskingView {
  fileId!: string;
  name!: string;
  mediaType!: string;
  /** Fingerprint of the original, which stays sealed. */
  sha256!: string;
  /** The entry whose evidence it is; null while it hangs on none. */
  entrySeq!: string | null;
  pages!: MaskPageView[];
  /** Whether the file has words that could be searched; photographs have none. */
  hasWords!: boolean;
  suggestions!: MaskSuggestionView[];
  /** The newest copy's number; 0: nobody has looked yet. */
  copyNo!: number;
  /** Boxes of the newest copy, to go on from. */
  boxes!: MaskBoxView[];
  /** Every copy, newest first; empty without the right to see originals. */
  copies!: PublicCopyView[];
}

/** 待遮盖: a file in the list. */
export class EvidenceToMaskView {
  fileId!: string;
  name!: string;
  mediaType!: string;
  thumbnail!: boolean;
  uploadedAt!: string;
  uploadedByName!: string | null;
  entrySeq!: string | null;
  /** 0: nobody has looked yet. */
  copyNo!: number;
  maskedAt!: string | null;
  masked!: MaskedKindView[];
}

export class EvidenceToMaskPageView {
  items!: EvidenceToMaskView[];
  next!: string | null;
  /** Files that nobody has looked at yet. */
  waiting!: number;
}

/** 原件查阅记录: a look at an original. */
export class OriginalReadingView {
  id!: string;
  fileId!: string;
  fileName!: string;
  at!: string;
  personName!: string;
  /** Posts she held that day. */
  postNames!: string[];
  /** One page, to mask it; null: the original as a whole. */
  page!: number | null;
}

export class OriginalReadingsPageView {
  items!: OriginalReadingView[];
  next!: string | null;
}
