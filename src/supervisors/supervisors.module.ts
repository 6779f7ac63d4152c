import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { BooksAnswers } from './books-answers';
import { BooksController } from './books.controller';

/** 监督人 社区 街道 事务所: what those who watch may see. */
@Module({
  providers: [BooksAnswers],
  imports: [LedgerModule],
  controllers: [BooksController],
})
export class SupervisorsModule {}
