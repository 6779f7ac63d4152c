import { Global, Module } from '@nestjs/common';
import { Transactions } from '../../src/platform/database/transactions';
import { DemoDirectory, type DemoPerson } from '../../src/platform/login/demo-directory';
import { SecondFactorService } from '../../src/platform/login/second-factor.service';
import { startDoors, type TestApp } from '../support/doors';
import { appoint, enrolPerson, foundCommunity, signIn } from '../support/people';
import { TestDoorsModule } from '../support/test-doors';

const chair: DemoPerson = {
  key: 'chair',
  name: '郑国华',
  post: 'chair',
  postName: '业委会主任',
  community: '锦和苑',
  says: '我代表业主同意支出。',
};

class OnePerson extends DemoDirectory {
  override people(): Promise<DemoPerson[]> {
    return Promise.resolve([chair]);
  }
}

@Global()
@Module({
  providers: [{ provide: DemoDirectory, useClass: OnePerson }],
  exports: [DemoDirectory],
})
class DemoTestModule {}

let here: TestApp;
let community: number;
beforeAll(async () => {
  here = await startDoors({ config: { demo: true }, imports: [DemoTestModule, TestDoorsModule] });
  community = await foundCommunity(here, '锦和苑');
  const login = await enrolPerson(here, 'demo-chair');
  await appoint(here, community, login.personId, { post: 'chair' });
  await here.app
    .get(Transactions)
    .runGlobal((tx) => here.app.get(SecondFactorService).enrolNow(tx, login));
  await enrolPerson(here, 'demo-nobody');
  await enrolPerson(here, 'chair');
});
afterAll(() => here.close());

it('lists who may be tried out', async () => {
  const { body } = await here.visitor().get('/api/site').expect(200);
  expect(body).toMatchObject({ demo: true, demoPeople: [chair] });
});

it('lets a visitor act as one of them, second key and all, twice in a row', async () => {
  const visitor = here.visitor();
  const { body } = await visitor.post('/api/demo/session').send({ key: 'chair' }).expect(201);
  expect(body).toMatchObject({ secondFactor: { enrolled: true, required: true } });
  for (let round = 0; round < 2; round += 1) {
    const shown = await visitor.get('/api/demo/code').expect(200);
    expect(shown.body).toEqual({ code: expect.stringMatching(/^\d{6}$/), secondsLeft: 30 });
    await visitor
      .post(`/api/communities/${community}/rooms/release`)
      .set('X-Second-Factor', shown.body.code as string)
      .expect(201);
  }
});

it.each(['nobody', 'demo-chair', '', '../chair'])('knows nobody called %p', async (key) => {
  await here
    .visitor()
    .post('/api/demo/session')
    .send({ key })
    .expect(404, /demo.unknown/);
});

it('shows no code of a log-in that is not of the demonstration', async () => {
  const visitor = await signIn(here.visitor(), 'chair');
  await visitor.get('/api/demo/code').expect(404);
});

describe('outside demo mode', () => {
  let serious: TestApp;
  beforeAll(async () => {
    serious = await startDoors({ config: { demo: false }, imports: [DemoTestModule] });
    await enrolPerson(serious, 'demo-chair');
  });
  afterAll(() => serious.close());

  it('none of it is there, even where the log-ins are', async () => {
    const { body } = await serious.visitor().get('/api/site').expect(200);
    expect(body).not.toHaveProperty('demoPeople');
    await serious.visitor().post('/api/demo/session').send({ key: 'chair' }).expect(404);
    const visitor = await signIn(serious.visitor(), 'demo-chair');
    await visitor.get('/api/demo/code').expect(404);
  });
});
