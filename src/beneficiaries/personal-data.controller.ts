import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DutiesQueries } from '../personal-data/duties.queries';
import { GOES, STAYS } from '../personal-data/erasure.rules';
import { PersonErasureService } from '../personal-data/erasure.service';
import { PersonalCopyQueries } from '../personal-data/personal-copy.queries';
import { personalDataErrors } from '../personal-data/personal-data.errors';
import {
  ErasedView,
  ErasureStandingView,
  PersonalReadingsView,
} from '../personal-data/personal-data.view';
import { ReadingsQueries } from '../personal-data/readings.queries';
import { Clock } from '../platform/clock';
import { Transactions } from '../platform/database/transactions';
import { ApiFile } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { SignedIn } from '../platform/http/may';
import { PageQuery } from '../platform/http/page.dto';
import { LoginCopy } from '../platform/login/login-copy';
import { SecondFactorService } from '../platform/login/second-factor.service';
import { SessionCookie } from '../platform/login/session-cookie';
import { SignInService } from '../platform/login/sign-in.service';
import { EraseMeDto } from './personal-data.dto';

/** 我的个人信息 (个人信息保护法 44, 45, 47): who looked, a copy of all of it, and being forgotten. */
@ApiTags('个人信息')
@Controller('me/personal-data')
export class PersonalDataController {
  constructor(
    private readonly readings: ReadingsQueries,
    private readonly copies: PersonalCopyQueries,
    private readonly logins: LoginCopy,
    private readonly duties: DutiesQueries,
    private readonly secondFactor: SecondFactorService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: '下载系统里关于我的全部个人信息（JSON）' })
  @ApiFile('application/json')
  async copy(@Caller() { personId }: CallerInfo, @Res() response: Response): Promise<void> {
    const about = '系统里关于您的个人信息副本。密码、密钥、他人的信息不在其中。';
    const made = { about, madeAt: this.clock.now().toISOString() };
    const copy = {
      ...made,
      ...(await this.logins.of(personId)),
      communities: await this.copies.places(personId),
    };
    response.set({
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="my-personal-data.json"',
      'Cache-Control': 'no-store',
    });
    response.end(`${JSON.stringify(copy, null, 2)}\n`);
  }

  @Get('readings')
  @SignedIn()
  @ApiOperation({ summary: '谁看过我的信息：职务、内容、时间、用途，新的在前' })
  @ApiOkResponse({ type: PersonalReadingsView })
  readBy(
    @Caller() { personId }: CallerInfo,
    @Query() query: PageQuery,
  ): Promise<PersonalReadingsView> {
    return this.readings.ofPerson(personId, query);
  }

  @Get('erasure')
  @SignedIn()
  @ApiOperation({ summary: '能不能注销：先要办完的事、会删去的、依法保留的' })
  @ApiOkResponse({ type: ErasureStandingView })
  async standing(@Caller() { personId, loginId }: CallerInfo): Promise<ErasureStandingView> {
    const duties = await this.duties.of(personId);
    const needsCode = await this.secondFactor.isEnrolled(loginId);
    return { may: duties.length === 0, duties, goes: [...GOES], stays: [...STAYS], needsCode };
  }
}

/** 注销: cannot be taken back, so it asks for the password again. */
@ApiTags('个人信息')
@Controller('me/personal-data/erasure')
export class EraseMeController {
  constructor(
    private readonly transactions: Transactions,
    private readonly signIns: SignInService,
    private readonly duties: DutiesQueries,
    private readonly erasure: PersonErasureService,
    private readonly copies: PersonalCopyQueries,
    private readonly cookie: SessionCookie,
  ) {}

  /** No key: done again it finds nobody who could ask. A resident need have no authenticator. */
  @Post()
  @SignedIn()
  @HttpCode(200)
  @ApiOperation({ summary: '注销并删除我的个人信息，不可撤销；存证与金额不变' })
  @ApiOkResponse({ type: ErasedView })
  async erase(
    @Caller() me: CallerInfo,
    @Body() { password, code }: EraseMeDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ErasedView> {
    if (me.isOperator) throw personalDataErrors.operator();
    const duties = await this.duties.of(me.personId);
    if (duties.length > 0) throw personalDataErrors.owesDuties(duties);
    await this.signIns.proveAgain(me, { password, ...(code ? { code } : {}) });
    const { communities, heldOffice } = await this.copies.traces(me.personId);
    let entries = 0;
    for (const communityId of communities) {
      entries += await this.transactions.run(communityId, (tx) =>
        this.erasure.eraseIn(tx, communityId, me.personId),
      );
    }
    await this.transactions.runGlobal((tx) =>
      this.erasure.erasePerson(tx, me.personId, heldOffice),
    );
    this.cookie.clear(response);
    return { erased: true, entries };
  }
}
