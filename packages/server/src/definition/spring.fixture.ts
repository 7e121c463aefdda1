import assert from 'node:assert/strict';
import { describeProblem } from './definition.ts';
import { parseDefinition } from './read-definition.ts';

/** A small consultation without a fault, for tests, which change a line of it. */
export const spring = `id: spring
kind: simulation
title: Spring vote
organisation: { fr: L’Ordre, nl: De Orde }
languages: [fr, nl]
period:
  opens: 2024-01-30T08:00
  closes: 2024-03-06T16:00
  timeZone: Europe/Brussels
trustees: { number: 3 }
signIn:
  openIdConnect:
    keys:
      - { id: eid, label: eID, group: Keys }
      - { id: itsme, label: itsme, group: Keys }
embeddingOrigins: [https://www.example.org]
districts:
  - { id: liege, title: { fr: Liège, nl: Luik } }
  - { id: namur, title: { fr: Namur, nl: Namen } }
elections:
  - id: council
    title: Council
    electorate: { districts: [liege, namur] }
    questions:
      - id: full
        title: Full members
        minimum: 0
        maximum: 2
        blank: false
        candidates:
          - name: AUBEL Anne
          - name: BURNOT Bea
            address: 4000 LIÈGE
`;

/** What is wrong with a definition, as the command tells it. */
export function problemsOf(source: string): string[] {
  const checked = parseDefinition('election.yaml', source);
  return checked.ok ? [] : checked.problems.map(describeProblem);
}

/** The consultation with one piece of text exchanged; the piece must be there, once. */
export function changed(from: string, to: string): string {
  assert.equal(spring.split(from).length, 2, `“${from}” must stand once in the good file`);
  return spring.replace(from, to);
}
