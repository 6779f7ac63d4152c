import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseDown } from './sql';
import { appendOnlyButErasure, erasureGuards, eraseWords } from './sql-erasure';
import { privateText } from './sql-log-functions';

/** 依法删除个人信息: words may go, proofs and amounts stay (assurance: 3.5). Called by the operator only. */
export class Erasure1795330000012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(privateText);
    await queryRunner.query(erasureGuards);
    await queryRunner.query(['entry', 'posting', 'log_leaf'].map(appendOnlyButErasure).join(''));
    await queryRunner.query(eraseWords);
    await queryRunner.query(`
      -- work that comes round by itself clears away what it said long ago
      grant delete on job_run to trust_app;
    `);
  }

  down = refuseDown;
}
