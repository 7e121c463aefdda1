import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { changed, problemsOf } from './spring.fixture.ts';

/** Each case: its name, text of the good file (-), what stands there instead (+), and what is said of it (=). */
const cases = `an unknown key
-     title: Council
+     titel: Council
= 22:5: unknown key “titel” in an election; expected: “title”, if that was meant

a missing key
- trustees: { number: 3 }
+ trustees: {}
= 10:11: there are no trustees: nobody could open the urn; expected: number: and how many, or single: and threshold: {of: …, needed: …}

a wrong kind
- number: 3
+ number: three
= 10:21: number is the text “three”; expected: a whole number from 1 to 20

an empty value
- title: Spring vote
+ title:
= 3:7: title is empty; expected: a text, or one for each language: {fr: …, nl: …}

an unknown value
- kind: simulation
+ kind: simulaton
= 2:7: kind is the text “simulaton”; expected: one of real, simulation; “simulation”, if that was meant

a number for a text
- - name: AUBEL Anne
+ - name: 7
= 31:19: name is the number 7; expected: a text on one line, at most 200 characters long (put it in quotes)

yes for true
- blank: false
+ blank: no
= 29:16: blank is the text “no”; expected: true or false

an empty list
- [liege, namur]
+ []
= 23:30: districts is an empty list; expected: at least 1 entry

a value twice
- [fr, nl]
+ [fr, nl, fr]
= 5:21: the text “fr” stands twice in languages; expected: each entry once

a list for a group
- trustees: { number: 3 }
+ trustees: [3]
= 10:11: trustees is a list; expected: a group of keys, each on a line of its own: number, single, threshold

two ways to say how many trustees
- trustees: { number: 3 }
+ trustees: { number: 3, threshold: { of: 3, needed: 2 } }
= 10:21: number stands beside single or threshold, which say it more exactly; expected: number alone, or single and threshold

more trustees needed than there are
- trustees: { number: 3 }
+ trustees: { single: 1, threshold: { of: 3, needed: 4 } }
= 10:52: needed is 4, but the group has only 3 members; expected: at most 3

no trustee needed
- trustees: { number: 3 }
+ trustees: { threshold: { of: 3, needed: 0 } }
= 10:41: needed is the number 0; expected: a whole number from 1 to 20

a threshold group without its size
- trustees: { number: 3 }
+ trustees: { threshold: { needed: 2 } }
= 10:24: a threshold group has no “of”; expected: of: a whole number from 1 to 20

a text without one of the languages
- { fr: Namur, nl: Namen }
+ { fr: Namur }
= 19:25: the text has no wording in Dutch (nl), which is a language of the consultation; expected: nl: and the wording, or one text for all languages

a third language
- { fr: Namur, nl: Namen }
+ { fr: Namur, nl: Namen, de: Namur }
= 19:49: unknown key “de” in a text; expected: no further key

closing before opening
- closes: 2024-03-06T16:00
+ closes: 2024-01-06T16:00
= 8:11: voting closes at 2024-01-06T16:00, not after it opens at 2024-01-30T08:00; expected: a later day or hour

closing at the instant of opening
- closes: 2024-03-06T16:00
+ closes: 2024-01-30T08:00
= 8:11: voting closes at 2024-01-30T08:00, not after it opens at 2024-01-30T08:00; expected: a later day or hour

an hour that the clocks skip
- closes: 2024-03-06T16:00
+ closes: 2024-03-31T02:30
= 8:11: 2024-03-31T02:30 does not exist in Europe/Brussels: the clocks are put forward over it; expected: an hour before or after the change

an hour that comes twice
- closes: 2024-03-06T16:00
+ closes: 2024-10-27T02:00
= 8:11: 2024-10-27T02:00 comes twice in Europe/Brussels: the clocks are put back over it; expected: an hour before or after the change

a day that is not
- closes: 2024-03-06T16:00
+ closes: 2023-02-29T16:00
= 8:11: there is no day 2023-02-29; expected: a day of the calendar

an hour with an offset
- closes: 2024-03-06T16:00
+ closes: 2024-03-06T16:00Z
= 8:11: closes is the text “2024-03-06T16:00Z”; expected: a day and an hour on the clocks of the time zone, without offset, such as 2024-01-30T08:00

an unknown time zone
- Europe/Brussels
+ Europe/Brusels
= 9:13: the time zone “Europe/Brusels” is unknown; expected: “Europe/Brussels”, if that was meant

an offset for a time zone
- Europe/Brussels
+ "+01:00"
= 9:13: the time zone “+01:00” is unknown; expected: an IANA name such as Europe/Brussels

reveal in France
- kind: simulation
+ kind: simulation
+ profile: french-public
+ verification: reveal
= 4:15: verification is reveal, which the profile french-public does not allow: a code that shows the vote can be demanded of the voter; expected: tracker

a site with a path
- https://www.example.org
+ https://www.example.org/vote
= 16:20: “https://www.example.org/vote” is not the origin of a safe site; expected: “https://www.example.org”

a site without TLS
- https://www.example.org
+ http://www.example.org
= 16:20: “http://www.example.org” is not the origin of a safe site; expected: https:// and a host name, such as https://www.example.org

a site to vote on without TLS
- embeddingOrigins: [https://www.example.org]
+ boothOrigins: [https://www.example.org, http://www.example.org]
= 16:41: “http://www.example.org” is not the origin of a safe site; expected: https:// and a host name, such as https://www.example.org

a site to vote on where codes come by mail
- embeddingOrigins: [https://www.example.org]
+ credentials: mailed
+ boothOrigins: [https://www.example.org]
= 17:15: credentials is mailed: voters would type the code of their letter into a page of somebody else; expected: no boothOrigins, or credentials: delivered

a sign-in key twice
- - { id: itsme,
+ - { id: eid,
= 15:15: the sign-in key “eid” stands twice: it is entry 1 too; expected: an id of its own

an unknown district
- [liege, namur]
+ [liege, namour]
= 23:38: the district “namour” is not in the list of districts; expected: “namur”, if that was meant

a district that votes nowhere
- [liege, namur]
+ [liege]
= 19:5: the voters of the district “namur” have no election; expected: an election whose electorate names it

a candidate twice
- BURNOT Bea
+ Aubel ANNE
= 32:19: “Aubel ANNE” has the same name as candidate 1 of this question; expected: each candidate once, or an id of its own for each

a candidate’s id twice
- - name: BURNOT Bea
+ - id: aubel-anne
+             name: BURNOT Bea
= 32:17: the candidate “aubel-anne” stands twice: it is candidate 1 too; expected: each candidate once, or an id of its own for each

a name without letters
- AUBEL Anne
+ "…"
= 31:19: no id can be made of the name “…”; expected: an id: of small letters, digits and hyphens

a maximum above the candidates
-         maximum: 2
+         maximum: 3
= 28:18: maximum is 3, but there are only 2 candidates; expected: at most 2

a maximum above the mandates
-         maximum: 2
+         maximum: 2
+         mandates: 1
= 28:18: maximum is 2, but there is only 1 mandate; expected: at most 1

no mandates at all
-         maximum: 2
+         maximum: 2
+         mandates: 0
= 29:19: mandates is the number 0; expected: a whole number from 1 to 500

absurd mandates
-         maximum: 2
+         maximum: 2
+         mandates: 9999
= 29:19: mandates is the number 9999; expected: a whole number from 1 to 500

a blank vote beside an empty one
- blank: false
+ blank: true
= 29:16: a blank vote is offered although a vote may choose nobody (minimum is 0): the two would mean the same; expected: minimum: 1, or blank: false`;

suite('a bad definition names the place, what is wrong and what is expected', () => {
  for (const each of cases.split('\n\n')) {
    const [name = '', ...lines] = each.split('\n');
    const marked = (mark: string) =>
      lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));
    test(name, () => {
      const source = changed(marked('-').join('\n'), marked('+').join('\n'));
      assert.deepEqual(
        problemsOf(source),
        marked('=').map((problem) => `election.yaml:${problem}`),
      );
    });
  }

  test('a minimum above the maximum and above the candidates', () => {
    assert.deepEqual(problemsOf(changed('        minimum: 0', '        minimum: 3')), [
      'election.yaml:27:18: minimum is 3, but there are only 2 candidates; expected: at most 2',
      'election.yaml:28:18: maximum is 2, below the minimum, 3; expected: 3 or more',
    ]);
  });

  test('every problem at once, in the order of the lines, rules among shapes', () => {
    const bad = changed('kind: simulation', 'kind: real?')
      .replace('closes: 2024-03-06', 'closes: 2023-03-06')
      .replace('graceMinutes', 'grace')
      .replace('[liege, namur]', '[leige, namur]')
      .replace('        maximum: 2', '        maximum: 9\n        colour: red')
      .replace('blank: false', 'blank: perhaps');
    const lines = problemsOf(bad).map((problem) => Number(problem.split(':')[1]));
    assert.deepEqual(lines, [2, 8, 23, 28, 29, 30]);
  });
});
