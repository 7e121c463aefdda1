import { base64Hash } from '../encoding/hash.ts';
import { attempt, type ProtocolError, refuse, valueOf } from '../errors.ts';
import { type GroupName, groupNameOf } from '../group/group.ts';
import { inContext } from '../context.ts';
import { parseJson } from '../json/parse.ts';
import { fieldOf, readCount, readList, readObject, readString } from '../json/read.ts';
import { type JsonObject, type JsonValue, writeJson } from '../json/value.ts';
import { type Result } from '../result.ts';
import { isUuid } from './uuid.ts';

/**
 * A homomorphic question: between `min` and `max` answers, or, where `blank` is set, none but "blank".
 * `max` may exceed the number of answers.
 */
export interface Question {
  readonly answers: readonly string[];
  readonly blank?: true;
  readonly min: number;
  readonly max: number;
  readonly question: string;
}

/** An election as parsed; `text` is the exact string that counts and `fingerprint` its hash. */
export interface Election {
  readonly text: string;
  /** Base64 SHA-256 of the text, 43 characters; every ballot carries it. */
  readonly fingerprint: string;
  readonly version: 1;
  readonly description: string;
  readonly name: string;
  readonly group: GroupName;
  readonly publicKey: string;
  readonly questions: readonly Question[];
  readonly uuid: string;
  readonly administrator?: string;
  readonly credentialAuthority?: string;
}

/** Ballots hold a proof branch for each number from min to max: the limit keeps them of reasonable size. */
const MAX_CHOICES = 1000;

/** The exact text of an election in the format. */
export function writeElection(fields: Omit<Election, 'text' | 'fingerprint' | 'version'>): string {
  const { description, name, group, publicKey, questions, uuid, administrator, credentialAuthority } = fields;
  return writeJson({
    version: 1,
    description,
    name,
    group,
    public_key: publicKey,
    questions: questions.map(({ answers, blank, min, max, question }) => ({
      answers,
      ...(blank === true && { blank }),
      min,
      max,
      question,
    })),
    uuid,
    ...(administrator !== undefined && { administrator }),
    ...(credentialAuthority !== undefined && { credential_authority: credentialAuthority }),
  });
}

/** Parses an election: canonical text, known group, a public key that is in the group, sensible questions. */
export function parseElection(text: string): Result<Election, ProtocolError> {
  return attempt(() => {
    const names = ['version', 'description', 'name', 'group', 'public_key', 'questions', 'uuid'];
    const optional = ['administrator?', 'credential_authority?'];
    const fields = readObject(valueOf(parseJson(text)), [...names, ...optional], '');
    const textField = (name: string): string => readString(fieldOf(fields, name, ''), name);
    if (fieldOf(fields, 'version', '') !== 1)
      refuse('election-version', 'only version 1 is known', 'version');
    const uuid = textField('uuid');
    if (!isUuid(uuid)) refuse('uuid-malformed', 'expected at least 14 Base58 characters', 'uuid');
    const group = groupNameOf(textField('group')) ?? refuse('group-unknown', 'unknown group', 'group');
    const publicKey = textField('public_key');
    inContext(group, (context) => {
      context.keyTable(publicKey, 'public_key');
    });
    const questions = readList(fieldOf(fields, 'questions', ''), 'questions', readQuestion);
    if (questions.length === 0) refuse('question-invalid', 'an election needs a question', 'questions');
    return {
      text,
      fingerprint: base64Hash(text),
      version: 1,
      description: textField('description'),
      name: textField('name'),
      group,
      publicKey,
      questions,
      uuid,
      ...(fields.has('administrator') && { administrator: textField('administrator') }),
      ...(fields.has('credential_authority') && { credentialAuthority: textField('credential_authority') }),
    };
  });
}

function readQuestion(value: JsonValue, path: string): Question {
  const fields: JsonObject = readObject(value, ['answers', 'blank?', 'min', 'max', 'question'], path);
  const answers = readList(fieldOf(fields, 'answers', path), `${path}.answers`, readString);
  const blank = fields.get('blank');
  const min = readCount(fieldOf(fields, 'min', path), `${path}.min`, MAX_CHOICES);
  const max = readCount(fieldOf(fields, 'max', path), `${path}.max`, MAX_CHOICES);
  const question = readString(fieldOf(fields, 'question', path), `${path}.question`);
  if (answers.length === 0) refuse('question-invalid', 'no answers', path);
  if (min > max) refuse('question-invalid', `min ${min} is above max ${max}`, path);
  if (blank !== undefined && blank !== true)
    refuse('question-invalid', 'blank is written as true only', path);
  return { answers, ...(blank === true && { blank }), min, max, question };
}

/** Ciphertexts that a ballot holds for a question: one an answer, and one before them for blank. */
export function choicesOf(question: Question): number {
  return question.answers.length + (question.blank === true ? 1 : 0);
}
