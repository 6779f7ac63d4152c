import { Injectable } from '@nestjs/common';
import { pngOf } from '../../../reports/layout/picture';
import { myMoneyContent, type MyMoneyFacts } from '../../../reports/my-money/content.rules';
import { drawMyMoney, PAPER_ROWS } from '../../../reports/my-money/draw-paper';
import { myMoneySvg, PICTURE_ROWS, PICTURE_WIDTH } from '../../../reports/my-money/draw-picture';
import { Clock } from '../../platform/clock';
import { Config } from '../../platform/config';
import { Reading } from '../../platform/database/reading';
import { queryableAccountErrors } from '../queryable-account.errors';
import { type MyMoney, moneyOfHome } from './my-money.queries';
import { toldOf } from './my-money.view';
import { sentencesOf } from './sentences.rules';
import { type MoneyAsked, spanWords } from './spans.rules';

/** What is to be drawn: whose, when, and whether it says whose it is. */
export interface PaperAsked extends MoneyAsked {
  readonly unitId: string;
  readonly named: boolean;
}

export interface MoneyPaper {
  readonly name: string;
  readonly bytes: Buffer;
}

interface Drawn {
  readonly facts: MyMoneyFacts;
  readonly madeAt: Date;
  readonly name: string;
}

/** 我的钱去哪了 to hand on: one sheet, or a picture. The same bytes as long as the months say the same. */
@Injectable()
export class MoneyPapers {
  constructor(
    private readonly reading: Reading,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** A PDF. @throws DomainError as `MyMoneyQueries.home`, and `account.nothing-closed`. */
  async paper(communityId: number, asked: PaperAsked): Promise<MoneyPaper> {
    const { facts, madeAt, name } = await this.facts(communityId, asked);
    const { bytes } = await drawMyMoney(myMoneyContent(facts, PAPER_ROWS), madeAt);
    return { name: `${name}.pdf`, bytes };
  }

  /** A PNG of 1080 × 1440 pixels. @throws as `paper`. */
  async picture(communityId: number, asked: PaperAsked): Promise<MoneyPaper> {
    const { facts, name } = await this.facts(communityId, asked);
    const svg = myMoneySvg(myMoneyContent(facts, PICTURE_ROWS));
    return { name: `${name}.png`, bytes: await pngOf(svg, PICTURE_WIDTH) };
  }

  private facts(communityId: number, { unitId, named, ...months }: PaperAsked): Promise<Drawn> {
    return this.reading.run(communityId, async (tx) => {
      const mine = await moneyOfHome(tx, communityId, unitId, months);
      if (!mine) throw queryableAccountErrors.nothingClosed();
      const [made] = await tx.query<{ community: string; at: Date }[]>(
        `select c.name as community, m.made_at as at from community c
         join money_month m on m.community_id = c.id and m.period = $2 where c.id = $1`,
        [communityId, mine.span.to],
      );
      const { from, to } = mine.span;
      const url = `${this.config.publicUrl}/c/${communityId}/my-money?from=${from}&to=${to}`;
      const facts = factsOf(mine, { communityName: made?.community ?? '', named, url });
      return { facts, madeAt: made?.at ?? this.clock.now(), name: `我的钱去哪了${facts.span}` };
    });
  }
}

function factsOf(
  mine: MyMoney,
  { communityName, named, url }: { communityName: string; named: boolean; url: string },
): MyMoneyFacts {
  const { money, check, proof, opening, held } = mine;
  const { paid, income, uses } = money;
  return {
    communityName,
    span: spanWords(mine.span),
    home: named ? mine.unitLabel : null,
    basis: mine.basis,
    households: mine.households,
    opening,
    paid,
    income,
    uses,
    held,
    useLines: mine.uses,
    sum: check.sum,
    ledger: check.ledger,
    sentences: sentencesOf(toldOf(mine)),
    root: proof?.root ?? null,
    url,
  };
}
