import { Controller, Get, Module } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Public } from '../../src/platform/http/may';
import { Readiness } from '../../src/platform/http/readiness';
import { startDoors } from '../support/doors';

@Controller('slow')
class SlowController {
  @Get() @Public() async slow() {
    await sleep(700);
    return { finished: true };
  }
}

@Module({ controllers: [SlowController] })
class SlowModule {}

it('finishes what is under way before it ends, and says first that it is leaving', async () => {
  const here = await startDoors({ imports: [SlowModule] });
  await here.app.listen(0, '127.0.0.1');
  const { port } = here.app.getHttpServer().address() as AddressInfo;
  const underWay = fetch(`http://127.0.0.1:${port}/api/slow`);
  await sleep(150);
  const closed = here.close();
  await sleep(50);
  expect(await here.app.get(Readiness).faults()).toEqual(['shutting down']);
  const answer = await underWay;
  expect(await answer.json()).toEqual({ finished: true });
  await closed;
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
});
