/**
 * What comes up in the JSON of most nodes, each for one character that JSON does
 * not contain. What is stored is read by this list: one that differs takes a
 * migration that has everything computed anew.
 */
const WORDS = [
  '{"seconds":',
  ',"source":{"type":"file"}}',
  ',"source":{"type":"tier","tier":"',
  ',"source":{"type":"dependent","path":["',
  '],"steps":',
  ',"origin":{"type":"file"}}}',
  ',"origin":{"type":"tier","tier":"',
  ',"origin":{"type":"',
  ',"source":{"type":"',
  ',"source":null}',
  ',"entityRef":"',
  '"component:default/',
  '"resource:default/',
  '"vitalbusinessfunction:default/',
  '{"needs":[',
  '"declared":{"rto":',
  '"asked":{"rto":',
  '"required":{"rto":',
  ',"rpo":',
  ',"mtpd":',
  ',"own":{"seconds":',
  ',"source":{"type":"declared"}}',
  ',"location":{"site":"',
  '","region":"',
  '","provider":"',
  ',"tierRank":',
  ',"technologies":[',
  ',"strength":"hard","data":null,"use":"operation","declaredBy":"block"}',
  '"missing":{"entityRef":',
  '"serves":{"functionRef":',
  ',"next":',
];

const codes = new Map(
  WORDS.map((word, index) => [word, String.fromCharCode(index + 1)]),
);

const spelled = new RegExp(
  [...WORDS]
    .sort((a, b) => b.length - a.length)
    .map(word => word.replace(/[[\](){}.*+?^$|\\]/g, '\\$&'))
    .join('|'),
  'g',
);

/** JSON in fewer characters. */
export function shorten(json: string): string {
  return json.replace(spelled, word => codes.get(word)!);
}

const coded = new RegExp(`[${[...codes.values()].join('')}]`, 'g');

/** The JSON that was shortened. */
export function lengthen(text: string): string {
  return text.replace(coded, code => WORDS[code.charCodeAt(0) - 1]);
}
