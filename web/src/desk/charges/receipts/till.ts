import { fenOf, sumYuan, typedYuan, yuanOfFen } from '../../../shared/format/yuan';

/** Face values of the yuan in circulation, the largest first. */
export const FACES = ['100', '50', '20', '10', '5', '1', '0.5', '0.1'] as const;
export type Face = (typeof FACES)[number];
export type Pieces = Readonly<Partial<Record<Face, string>>>;

const countOf = (typed: string | undefined) => (/^\d{1,6}$/.test(typed ?? '') ? Number(typed) : 0);

/** What the notes and coins come to, "368.50". */
export function sumOfPieces(pieces: Pieces): string {
  return sumYuan(FACES.map((face) => yuanOfFen(fenOf(face) * countOf(pieces[face]))));
}

/** Only what was counted at all: {"100": 3}. */
export function piecesBody(pieces: Pieces): Partial<Record<Face, number>> {
  const counted = FACES.map((face) => [face, countOf(pieces[face])] as const);
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
}

/** Above zero: more in the till than in the book (长款). */
export function differenceOf(counted: string, booked: string): string {
  return yuanOfFen(fenOf(typedYuan(counted) ?? '0') - fenOf(booked));
}
