import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Put,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  deliveryViewOf,
  RobotDeliveriesView,
  RobotMadeView,
  RobotsView,
  robotViewOf,
  TrialView,
} from '../notices/robots/robot.view';
import { RobotsQueries } from '../notices/robots/robots.queries';
import { RobotsService } from '../notices/robots/robots.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { RobotBody, RobotTurnBody } from './robots.dto';

/** 群机器人: the month's card in the group chat. */
@ApiTags('群机器人')
@Controller('communities/:communityId/robots')
export class RobotsController {
  constructor(
    private readonly robots: RobotsQueries,
    private readonly service: RobotsService,
    private readonly transactions: Transactions,
  ) {}

  @Get()
  @May('robot.manage')
  @ApiOperation({ summary: '群机器人' })
  @ApiOkResponse({ type: RobotsView })
  async list(@Param('communityId', ParseIntPipe) communityId: number): Promise<RobotsView> {
    return { items: (await this.robots.robots(communityId)).map(robotViewOf) };
  }

  @Get('deliveries')
  @May('robot.manage')
  @ApiOperation({ summary: '最近 50 次发送记录，新的在前' })
  @ApiOkResponse({ type: RobotDeliveriesView })
  async deliveries(
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<RobotDeliveriesView> {
    return { items: (await this.robots.deliveries(communityId)).map(deliveryViewOf) };
  }

  @Post()
  @May('robot.manage')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '添加群机器人：只接受企业微信、钉钉、飞书的官方地址' })
  @ApiCreatedResponse({ type: RobotMadeView })
  async add(
    @Caller() { personId: by }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() { kind, name, webhook, secret }: RobotBody,
  ): Promise<RobotMadeView> {
    const robot = { kind, name, webhook, secret, by };
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      id: await this.service.add(tx, communityId, robot),
    }));
    return result;
  }

  @Put(':robotId')
  @HttpCode(204)
  @May('robot.manage')
  @ApiOperation({ summary: '打开或关闭' })
  @ApiNoContentResponse()
  async turn(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('robotId', ParseUUIDPipe) robotId: string,
    @Body() { on }: RobotTurnBody,
  ): Promise<void> {
    await this.transactions.run(communityId, (tx) =>
      this.service.turn(tx, communityId, { robotId, on }),
    );
  }

  @Delete(':robotId')
  @HttpCode(204)
  @May('robot.manage')
  @SecondFactor()
  @ApiOperation({ summary: '移除：地址和密钥随即删除，发送记录保留' })
  @ApiNoContentResponse()
  async remove(
    @Caller() { personId: by }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('robotId', ParseUUIDPipe) robotId: string,
  ): Promise<void> {
    await this.transactions.run(communityId, (tx) =>
      this.service.remove(tx, communityId, { robotId, by }),
    );
  }

  @Post(':robotId/trial')
  @May('robot.manage')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '试发：把最近一个已结账月份的卡片发到群里' })
  @ApiCreatedResponse({ type: TrialView })
  async trial(
    @Caller() { personId: by }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('robotId', ParseUUIDPipe) robotId: string,
    @Once() once: IdempotentRequest,
  ): Promise<TrialView> {
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      deliveryId: await this.service.trial(tx, communityId, { robotId, by }),
    }));
    return result;
  }
}
