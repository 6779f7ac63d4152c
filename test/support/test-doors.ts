import { Body, Controller, Get, Module, Post, Put, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsString, MaxLength, ValidateNested } from 'class-validator';
import { Acting, Caller, type CallerInfo } from '../../src/platform/http/caller';
import { MoneyField } from '../../src/platform/http/fields';
import { IdempotencyKey, Once } from '../../src/platform/http/idempotency-key';
import { May, Public, SecondFactor, SignedIn } from '../../src/platform/http/may';
import { PageQuery } from '../../src/platform/http/page.dto';
import { IfMatch, Versioned } from '../../src/platform/http/version';
import { conflict } from '../../src/shared/domain-error';
import type { ActingGrant } from '../../src/shared/posts';

class LineDto {
  @MoneyField() debit!: string;
}

class FormDto {
  @IsString() @MaxLength(5) title!: string;
  @IsInt() count!: number;
  @ValidateNested({ each: true }) @Type(() => LineDto) lines!: LineDto[];
}

@Controller('communities/:communityId/rooms')
class RoomsController {
  @Get('forgotten')
  forgotten() {
    return 'nobody should read this';
  }

  @Get('posting') @May('voucher.post') posting(@Acting() acting: ActingGrant) {
    return acting;
  }

  @Get('account') @May('account.query') account(@Acting() acting: ActingGrant) {
    return acting;
  }

  @Post('release') @May('spending.release') @SecondFactor() release(@Caller() me: CallerInfo) {
    return { by: me.personId };
  }

  @Post('pay') @May('account.query') pay(@IdempotencyKey() key: string, @Once() once: object) {
    return { key, once };
  }

  @Get('typo') @May('acount.query') typo() {
    return 'unreachable';
  }
}

@Controller('forms')
class FormsController {
  @Post() @Public() fill(@Body() form: FormDto) {
    return form;
  }

  @Get('page') @Public() page(@Query() query: PageQuery) {
    return query;
  }

  @Get('fault') @Public() fault() {
    throw new Error('canary of the house');
  }

  @Get('conflict') @Public() conflict() {
    throw conflict('forms.conflict', '已经有人改过，请刷新后再试。');
  }

  @Get('draft') @Public() @Versioned() draft() {
    return { version: 7 };
  }

  @Put('draft') @Public() @Versioned() save(@IfMatch() seen: number) {
    return { version: seen + 1 };
  }

  @Get('mine') @SignedIn() mine(@Caller() me: CallerInfo) {
    return { name: me.name };
  }
}

/** Doors of every kind, with nothing behind them. */
@Module({ controllers: [RoomsController, FormsController] })
export class TestDoorsModule {}
