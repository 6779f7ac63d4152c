import { Controller, Get, Param, ParseIntPipe, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CardLinks } from '../notices/card-links';
import { CardPictures } from '../notices/card-pictures';
import { MonthCardView, monthCardViewOf } from '../notices/month-card.view';
import { MonthCardsQueries } from '../notices/month-cards.queries';
import { sendPicture } from '../platform/files/send-picture';
import { ApiFile } from '../platform/http/api-answers';
import { May, Public } from '../platform/http/may';
import { period } from '../shared/period';

/** 月度收支卡片: one month in large type, for the group chat. */
@ApiTags('关注与通知')
@Controller()
export class MonthCardsController {
  constructor(
    private readonly cards: MonthCardsQueries,
    private readonly pictures: CardPictures,
    private readonly links: CardLinks,
  ) {}

  @Get('communities/:communityId/months/:period/card')
  @May('account.query')
  @ApiOperation({ summary: '月度收支卡片的内容（也是图片的文字说明）' })
  @ApiOkResponse({ type: MonthCardView })
  async card(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('period') month: string,
  ): Promise<MonthCardView> {
    return monthCardViewOf(communityId, await this.cards.card(communityId, period(month)));
  }

  @Get('communities/:communityId/months/:period/card.png')
  @May('account.query')
  @ApiOperation({ summary: '月度收支卡片（PNG，1080×1440）' })
  @ApiFile('image/png')
  async picture(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('period') month: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.send({ request, response }, communityId, month);
  }

  @Get('public/month-cards/:token')
  @Public()
  @ApiOperation({ summary: '群消息里的卡片图片：链接由系统签名，40 天有效' })
  @ApiFile('image/png')
  async linked(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { communityId, period: month } = this.links.read(token);
    await this.send({ request, response }, communityId, month);
  }

  private async send(
    exchange: { request: Request; response: Response },
    communityId: number,
    month: string,
  ): Promise<void> {
    const card = await this.cards.card(communityId, period(month));
    await sendPicture(exchange, {
      name: `${card.title}.png`,
      tag: this.pictures.tagOf(card),
      draw: async () => (await this.pictures.draw(card)).bytes,
    });
  }
}
