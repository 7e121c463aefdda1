/** All examples on one server: each keeps its own ways in, voters and urns. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, mock, test } from 'node:test';
import { Compile } from 'typebox/compile';
import { parseElection } from '../../packages/protocol/src/index.ts';
import { Consultation, ConsultationList } from '../../packages/server/src/http/schemas/consultation.ts';
import { LinkOpened, LinkUsed } from '../../packages/server/src/http/schemas/sign-in.ts';
import { stageConsultation } from '../../packages/server/src/rehearsal/stage.ts';
import { queueLink } from '../../packages/server/src/sign-in/links.ts';
import { root } from '../../scripts/lib/root.ts';
import { openMinistry, type Ministry } from './ministry.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';
import { ballotOf, cast, closesAt, opensAt, start } from './support.ts';

const others = ['inami-2018', 'ministere-2024', 'ordre-2024'] as const;
let scene: Ministry;
let post: PostOffice;
before(async () => {
  mock.timers.enable({ apis: ['Date'], now: start });
  scene = await openMinistry(join(root, 'examples/education-2011'));
  for (const example of others) {
    const keysFolder = join(scene.folder, 'trustees', example);
    await stageConsultation(scene.data, join(root, 'examples', example), { opensAt, closesAt, keysFolder });
  }
  post = await openPostOffice(scene.data);
});
after(async () => {
  await post.close();
  await scene.close();
  mock.timers.reset();
});

const read = {
  list: Compile(ConsultationList),
  consultation: Compile(Consultation),
  opened: Compile(LinkOpened),
  used: Compile(LinkUsed),
};

test('four consultations, each with its own ways in', async () => {
  const { consultations } = read.list.Parse((await scene.get('/consultations', undefined)).body);
  const ids = consultations.map(({ id }) => id).toSorted();
  assert.deepEqual(ids, ['education-2011', ...others]);
  const ways = await Promise.all(
    ids.map(async (id) => {
      const { signIn } = read.consultation.Parse((await scene.get(`/consultations/${id}`, undefined)).body);
      const { openIdConnect, password, token, links } = signIn;
      return [id, { key: openIdConnect !== undefined, password, token, links }] as const;
    }),
  );
  assert.deepEqual(Object.fromEntries(ways), {
    'education-2011': { key: false, password: true, token: false, links: true },
    'inami-2018': { key: true, password: false, token: true, links: false },
    'ministere-2024': { key: true, password: true, token: false, links: false },
    'ordre-2024': { key: true, password: false, token: false, links: false },
  });
  for (const id of ids.filter((each) => each !== 'inami-2018')) {
    const answer = await scene.post(`/consultations/${id}/token`, { number: '1' });
    assert.equal(answer.code, 'sign-in-way-not-offered', id);
  }
});

test('from a link to a vote, and into no urn of another consultation', async () => {
  const { voter, access } = await scene.person(0);
  const { definition } = scene.staged;
  await scene.data.store.transaction((rooms) =>
    queueLink(rooms, scene.data.attachmentBox, { voter, definition, now: scene.now }),
  );
  await post.settle();
  const token = /\/education-2011\/link\/#(\S+)/.exec(post.mailsTo(voter.email)[0]?.text ?? '')?.[1] ?? '';
  const opened = read.opened.Parse((await scene.post('/links/open', { token })).body);
  assert.deepEqual(opened, { consultation: 'education-2011', expiresAt: closesAt.toISOString() });

  const identity = { number: voter.number.toLowerCase(), birthDepartment: access.birthDepartment ?? '' };
  const { password } = read.used.Parse((await scene.post('/links/use', { token, ...identity })).body);
  await post.settle();
  const { identifier } = access;
  const inGroups = `${identifier.slice(0, 4)}-${identifier.slice(4)}`;
  assert.ok(post.mailsTo(voter.email).some(({ text }) => text.includes(inGroups)));

  const elsewhere = { identifier, password, orderNumber: '1234' };
  const refused = await scene.post('/consultations/ministere-2024/sign-in/password', elsewhere);
  assert.equal(refused.code, 'sign-in-refused');
  const { cookie } = await scene.post('/consultations/education-2011/sign-in/password', {
    identifier,
    password,
  });
  assert.ok(cookie !== undefined);

  const { runs } = scene.data.store;
  const [own] = (await runs.ofConsultation('education-2011')).filter(
    ({ election }) => election === voter.college,
  );
  const election = parseElection(own?.electionText ?? '');
  assert.ok(own !== undefined && election.ok);
  const { ballot } = ballotOf(scene, election.value, voter);
  for (const id of others) {
    for (const { uuid } of await runs.ofConsultation(id)) {
      assert.equal((await cast(scene, uuid, cookie, ballot)).code, 'not-eligible', id);
    }
  }
  assert.equal((await cast(scene, own.uuid, cookie, ballot)).status, 201);
});
