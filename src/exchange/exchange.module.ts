import { Module } from '@nestjs/common';
import { ExchangeFiles } from './exchange-files';

/** 数据交换: the books in the formats of others. It reads and never writes. */
@Module({ providers: [ExchangeFiles], exports: [ExchangeFiles] })
export class ExchangeModule {}
