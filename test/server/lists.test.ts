/** What a question of lists is on the server: sealed and drawn, its statements, who may vote in it, and the ballot. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { Compile } from 'typebox/compile';
import { encryptBallot, type Election } from '../../packages/protocol/src/index.ts';
import { Problem } from '../../packages/server/src/http/schemas/common.ts';
import { Consultation } from '../../packages/server/src/http/schemas/consultation.ts';
import {
  Election as ElectionView,
  SealedDefinition,
} from '../../packages/server/src/http/schemas/election.ts';
import { Session, VoterElections } from '../../packages/server/src/http/schemas/session.ts';
import type { Voter } from '../../packages/server/src/store/roll.ts';
import { openMinistry, type Ministry } from './ministry.ts';
import { cast, countsOf } from './support.ts';

const read = {
  consultation: Compile(Consultation),
  election: Compile(ElectionView),
  definition: Compile(SealedDefinition),
  session: Compile(Session),
  elections: Compile(VoterElections),
  problem: Compile(Problem),
};

let scene: Ministry;
let roll: readonly Voter[];
before(async () => {
  scene = await openMinistry();
  roll = await scene.data.store.roll.ofConsultation(scene.id);
});
after(() => scene.close());

async function sealed(id: string): Promise<{ election: Election; definition: SealedDefinition }> {
  const election = await scene.election(id);
  const { body } = await scene.get(`/elections/${election.uuid}`, undefined);
  return { election, definition: read.definition.Parse(JSON.parse(read.election.Parse(body).definition)) };
}

/** A voter of a college, in the situation or in any other than a secondment. */
function voterOf(college: string, isSeconded = false, index = 0): Voter {
  const voter = roll.filter(
    (each) => each.college === college && (each.situation === 'mise-a-disposition') === isSeconded,
  )[index];
  assert.ok(voter, `the roll has nobody of ${college}`);
  return voter;
}

/** A ballot for the list at a place of the ballot, or a blank one. */
function ballotFor(election: Election, voter: Voter, chosen: number | 'blank'): string {
  const credential = scene.data.registrar.credentialOf(election.uuid, voter.id);
  assert.ok(credential);
  const lists = election.questions[0]?.answers ?? [];
  const choices = [
    [chosen === 'blank' ? 1 : 0, ...lists.map((_, index) => (index === chosen ? 1 : 0))],
  ] as const;
  const made = encryptBallot({ election, credential, choices });
  assert.ok(made.ok);
  return made.value.ballot;
}

describe('a sealed question of lists', () => {
  test('is a choice of exactly one, or blank, in the Belenios election and in the definition', async () => {
    for (const [id, lists] of [
      ['cspm', 8],
      ['csn', 6],
      ['cd', 5],
    ] as const) {
      const { election, definition } = await sealed(id);
      const [question] = definition.election.questions;
      assert.equal(question?.kind, 'lists');
      assert.equal(question.candidates.length, lists);
      const [counted] = election.questions;
      assert.deepEqual(
        { min: counted?.min, max: counted?.max, blank: counted?.blank },
        { min: 1, max: 1, blank: true },
      );
      assert.deepEqual(
        counted?.answers,
        question.candidates.map(({ name }) => name),
      );
      for (const { name, title, members, statement } of question.candidates) {
        assert.equal(name, title?.fr);
        assert.ok((members?.length ?? 0) >= 15 && (members?.length ?? 0) <= 40);
        assert.ok(statement);
      }
    }
  });

  test('stands in an order that anybody can redo from the sealed definition alone', async () => {
    const seeds = new Set<string>();
    for (const id of ['cspm', 'csn', 'cd']) {
      const { definition } = await sealed(id);
      // From here on as docs/verification.md says, with nothing of ours.
      const { draw, candidates = [] } = definition.election.questions[0] ?? {};
      assert.match(draw?.seed ?? '', /^[0-9a-f]{64}$/);
      const seed = Buffer.from(draw?.seed ?? '', 'hex');
      const lots = candidates.map((list) =>
        createHash('sha256').update(seed).update(Buffer.from(list.id, 'utf8')).digest('hex'),
      );
      assert.deepEqual(lots, lots.toSorted());
      assert.equal(new Set(lots).size, candidates.length);
      seeds.add(draw?.seed ?? '');
    }
    assert.equal(seeds.size, 3, 'each question has a draw of its own');
  });
});

describe('the statements', () => {
  const fetchDocument = (path: string) => scene.app.inject({ method: 'GET', url: `/api/v1${path}` });

  test('are there under their hashes, for ever the same and harmless', async () => {
    const { definition } = await sealed('cspm');
    const statements = definition.election.questions.flatMap(({ candidates }) =>
      candidates.flatMap(({ statement }) => (statement === undefined ? [] : [statement.fr, statement.nl])),
    );
    assert.equal(statements.length, 16);
    for (const { pdf, text } of statements) {
      for (const [{ sha256, bytes }, type] of [
        [pdf, 'application/pdf'],
        [text, 'text/markdown; charset=utf-8'],
      ] as const) {
        const answer = await fetchDocument(`/consultations/${scene.id}/documents/${sha256}`);
        assert.equal(answer.statusCode, 200);
        assert.equal(createHash('sha256').update(answer.rawPayload).digest('hex'), sha256);
        assert.equal(answer.rawPayload.length, bytes);
        assert.equal(answer.headers['content-type'], type);
        assert.match(String(answer.headers['content-disposition']), /^inline; /);
        assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable');
        assert.equal(
          answer.headers['content-security-policy'],
          "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
        );
        assert.equal(answer.headers['x-content-type-options'], 'nosniff');
      }
    }
  });

  test('are of this consultation only: other hashes, other consultations and what is no hash are refused', async () => {
    const { definition } = await sealed('cd');
    const known = definition.election.questions[0]?.candidates[0]?.statement?.fr.pdf.sha256 ?? '';
    for (const [path, status, code] of [
      [`/consultations/${scene.id}/documents/${'0'.repeat(64)}`, 404, 'document-unknown'],
      [`/consultations/elsewhere/documents/${known}`, 404, 'document-unknown'],
      [`/consultations/${scene.id}/documents/${known.toUpperCase()}`, 400, 'request-invalid'],
      [`/consultations/${scene.id}/documents/..%2F..%2Fvoters.csv`, 400, 'request-invalid'],
    ] as const) {
      const answer = await fetchDocument(path);
      assert.equal(answer.statusCode, status, path);
      assert.equal(read.problem.Parse(answer.json()).code, code);
    }
  });
});

describe('college and situation decide which elections a voter has', () => {
  const cases = [
    ['enseignants', false, ['cspm', 'csn']],
    ['praticiens-hospitaliers', false, ['cspm', 'csn', 'cd']],
    ['contractuels', false, ['cspm']],
    ['enseignants', true, ['csn']],
    ['praticiens-hospitaliers', true, ['csn', 'cd']],
  ] as const;
  for (const [college, isSeconded, expected] of cases) {
    test(`${college}${isSeconded ? ', seconded' : ''}: ${expected.join(', ')}, and no other in any way`, async () => {
      const voter = voterOf(college, isSeconded);
      const cookie = await scene.signIn(voter);
      const { elections } = read.elections.Parse((await scene.get('/session/elections', cookie)).body);
      assert.deepEqual(
        elections.map(({ id }) => id),
        expected,
        'in the order of the definition',
      );
      const { title } = scene.staged.definition.colleges.find(({ id }) => id === college) ?? {};
      for (const election of elections) {
        assert.deepEqual(election.college, title);
        assert.deepEqual(election.questions, [{ id: 'liste', kind: 'lists' }]);
      }
      const other = voterOf('praticiens-hospitaliers', false, 3);
      for (const id of ['cspm', 'csn', 'cd'].filter((each) => !expected.some((own) => own === each))) {
        const election = await scene.election(id);
        for (const path of ['', '/credential', '/after-vote']) {
          const answer = await scene.get(`/session/elections/${election.uuid}${path}`, cookie);
          assert.equal(answer.status, 403, `${id}${path}`);
          assert.equal(answer.code, 'not-eligible');
        }
        assert.equal(scene.data.registrar.credentialOf(election.uuid, voter.id), undefined);
        const before = await countsOf(scene, election.uuid);
        // Somebody else's ballot is the best that this voter could send.
        const answer = await cast(scene, election.uuid, cookie, ballotFor(election, other, 0));
        assert.equal(answer.status, 403);
        assert.equal(answer.code, 'not-eligible');
        assert.deepEqual(await countsOf(scene, election.uuid), before);
      }
    });
  }
});

test('a voter votes for one list, another blank; two lists can not be put into a ballot', async () => {
  const election = await scene.election('cd');
  const [first, second] = [voterOf('praticiens-hospitaliers'), voterOf('praticiens-hospitaliers', true)];
  for (const [voter, chosen] of [
    [first, 2],
    [second, 'blank'],
  ] as const) {
    const answer = await cast(
      scene,
      election.uuid,
      await scene.signIn(voter),
      ballotFor(election, voter, chosen),
    );
    assert.equal(answer.status, 201);
  }
  assert.deepEqual(await countsOf(scene, election.uuid), { ballots: 2, signatures: 2 });
  const credential = scene.data.registrar.credentialOf(election.uuid, first.id) ?? '';
  for (const choices of [[[0, 1, 1, 0, 0, 0]], [[1, 1, 0, 0, 0, 0]], [[0, 0, 0, 0, 0, 0]]] as const) {
    assert.equal(encryptBallot({ election, credential, choices }).ok, false);
  }
});

test('the consultation says what a landing page needs, and a session what the roll says of the voter', async () => {
  const view = read.consultation.Parse((await scene.get(`/consultations/${scene.id}`, undefined)).body);
  assert.equal(view.home, 'landing');
  assert.equal(view.profile, 'french-public');
  assert.equal(view.theme.name, 'ministere');
  assert.equal(view.period.timeZone, 'Europe/Paris');
  assert.equal(view.period.graceMinutes, 20);
  assert.deepEqual(
    view.colleges.map(({ id }) => id),
    ['enseignants', 'praticiens-hospitaliers', 'contractuels'],
  );
  assert.equal(view.organisers.length, 2);
  assert.equal(view.signIn.password, true);
  assert.equal(view.signIn.openIdConnect?.withOrderNumber, true);
  const voter = voterOf('contractuels');
  const access = await scene.data.store.access.ofVoter(voter.id);
  const session = read.session.Parse((await scene.get('/session', await scene.signIn(voter))).body);
  assert.deepEqual(session.profile, {
    number: voter.number,
    orderNumber: access?.orderNumber,
    email: `${voter.email.slice(0, 1)}•••@e•••.org`,
    mobile: `•••••••${access?.mobile?.slice(-2) ?? ''}`,
    college: view.colleges[2]?.title,
  });
});
