import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnsubscribeService } from '../notices/mail/unsubscribe.service';
import { ApiFile } from '../platform/http/api-answers';
import { Public } from '../platform/http/may';

const HTML = 'text/html; charset=utf-8';

/**
 * 退订: the link in each mail, opened without a log-in. Mail programs look at links by themselves, so
 * opening it changes nothing; the button on it does, and so does the one click of RFC 8058.
 */
@ApiTags('关注与通知')
@Controller('mail/unsubscribe')
export class UnsubscribeController {
  constructor(private readonly service: UnsubscribeService) {}

  @Get(':token')
  @Public()
  @Header('Content-Type', HTML)
  @ApiOperation({ summary: '退订页面：一个按钮' })
  @ApiFile('text/html')
  ask(): string {
    return page(
      '不再接收邮件？',
      '<form method="post"><button type="submit">停止发送邮件</button></form>' +
        '<p>网页里的消息照常可看，您也可以随时在“关注”页里重新打开。</p>',
    );
  }

  @Post(':token')
  @HttpCode(200)
  @Public()
  @Header('Content-Type', HTML)
  @ApiOperation({ summary: '退订（RFC 8058 一键退订）' })
  @ApiFile('text/html')
  async unsubscribe(@Param('token') token: string): Promise<string> {
    await this.service.unsubscribe(token);
    // the same answer for a token that is nobody's: the page tells no stranger anything
    return page('已停止发送邮件', '<p>如需重新接收，请登录后在“关注”页里打开。</p>');
  }
}

const page = (title: string, body: string): string =>
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8">' +
  '<meta name="viewport" content="width=device-width,initial-scale=1">' +
  `<title>${title}</title><style>body{font:1.25rem/1.6 sans-serif;margin:3rem auto;max-width:30rem;` +
  'padding:0 1rem}button{font-size:1.25rem;padding:.75rem 1.5rem}</style>' +
  `<h1>${title}</h1>${body}</html>`;
