import { Module } from '@nestjs/common';

/** 监督人 社区 街道 事务所: what those who watch may see. */
@Module({
  imports: [],
  controllers: [],
})
export class SupervisorsModule {}
