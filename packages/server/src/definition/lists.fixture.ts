import assert from 'node:assert/strict';

/** A small consultation of lists and colleges without a fault, for tests, which change a line of it. */
export const autumn = `id: autumn
kind: simulation
profile: french-public
title: Autumn vote
organisation: { fr: Le ministère, nl: Het ministerie }
organisers:
  - name: { fr: Une direction, nl: Een directie }
languages: [fr, nl]
home: landing
theme: ministere
period:
  opens: 2024-06-11T09:00
  closes: 2024-06-18T17:00
  timeZone: Europe/Paris
  graceMinutes: 20
trustees: { number: 3 }
signIn:
  openIdConnect:
    withOrderNumber: true
    keys:
      - { id: card, label: Card, group: Keys }
  password: {}
colleges:
  - { id: teachers, title: Teachers }
  - { id: physicians, title: Physicians }
situations:
  - { id: at-work, title: At work }
  - { id: seconded, title: Seconded }
elections:
  - id: council
    title: Council
    electorate:
      exceptSituations: [seconded]
    questions:
      - id: list
        title: A list
        blank: true
        lists:
          - name: { fr: Un arbre, nl: Een boom }
            statement: { pdf: tree.pdf, text: tree.md }
            candidates:
              - name: AUBEL Anne
              - name: BURNOT Bea
                address: A hospital
          - name: { fr: Une barque, nl: Een boot }
            candidates:
              - name: CORROY Carl
  - id: commission
    title: Commission
    electorate:
      colleges: [physicians]
    questions:
      - id: list
        title: A list
        order: as-written
        lists:
          - id: one
            name: The only one
            candidates:
              - name: DINANT Dora
`;

/** The consultation with one piece of text exchanged; the piece must be there, once. */
export function autumnWith(from: string, to: string): string {
  assert.equal(autumn.split(from).length, 2, `“${from}” must stand once in the good file`);
  return autumn.replace(from, to);
}
