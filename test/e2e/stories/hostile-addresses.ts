// about: pages and a port behind our own name are not among them: Chromium makes our own first page of both
const schemes = [
  'file:///etc/passwd',
  'file://server/share/run.exe',
  'smb://server/share',
  'ftp://example.invalid/x',
  'sftp://example.invalid/x',
  'ssh://example.invalid',
  'telnet://example.invalid',
  'ldap://example.invalid/x',
  'nfs://example.invalid/x',
  'dav://example.invalid/x',
  'jar:https://example.invalid/x!/y',
  'view-source:https://example.invalid/',
  'blob:https://example.invalid/1',
  'filesystem:https://example.invalid/x',
  'data:text/html,<h1>stranger</h1>',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'chrome://settings',
  'chrome-extension://abcdefgh/x.html',
  'devtools://devtools/bundled/inspector.html',
  'app://other/',
  'app://aftercare.evil/',
  'app://aftercare@evil/',
  'skype:echo123?call',
  'teamviewer10://control',
  'vbscript:msgbox(1)',
  'ms-msdt:/id PCWDiagnostic',
  'ms-officecmd:{}',
  'ms-settings:network',
  'ms-cxh:x',
  'search-ms:query=x',
  'shell:startup',
  'calculator:',
  'itms-services://?action=x',
  'intent://x#Intent;end',
  'steam://run/1',
  'zoommtg://example.invalid/join',
  'slack://open',
  'vscode://file/etc/passwd',
  'x-apple.systempreferences:',
  'http://example.invalid/',
  'https://user:password@example.invalid/',
  'ws://example.invalid/',
  '\\\\server\\share\\x.exe',
  'C:\\Windows\\System32\\calc.exe',
  'irc://example.invalid/',
  'magnet:?xt=urn:btih:x',
  'sms:+301234',
  'facetime:x',
  'market://details?id=x',
  'geo:0,0',
];

const ways = ['link', 'location', 'meta', 'form'] as const;

/** 50 addresses that lead nowhere, each taken in four ways: 200 tries. */
export const hostileNavigations = schemes.flatMap((address) => ways.map((way) => ({ way, address })));

export const hostileAddresses: readonly string[] = schemes.flatMap((address) => [
  address,
  address.toUpperCase(),
  ` ${address}`,
  `${address}%0d%0ax`,
]);

const triggers = [
  'onerror',
  'onload',
  'onfocus autofocus',
  'ontoggle open',
  'onmouseover',
  'onanimationstart',
];
const carriers = [
  'img src=x',
  'svg',
  'input',
  'details',
  'video src=x',
  'audio src=x',
  'body',
  'iframe',
  'marquee',
];
const texts = [
  '<script>window.ran=1</script>',
  '<script src=data:text/javascript,window.ran=1></script>',
  '<a href="javascript:window.ran=1" id=go>x</a>',
  '<form action="javascript:window.ran=1"><button>x</button></form>',
  '<object data="javascript:window.ran=1"></object>',
  '<embed src="javascript:window.ran=1">',
  '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
  '<iframe src="javascript:parent.ran=1"></iframe>',
  '<meta http-equiv=refresh content="0;url=javascript:window.ran=1">',
  '<base href="https://example.invalid/">',
  '<link rel=stylesheet href="https://example.invalid/x.css">',
  '<math><mtext><script>window.ran=1</script></mtext></math>',
  '<template><script>window.ran=1</script></template>',
  '<svg><animate onbegin=window.ran=1 attributeName=x dur=1s>',
];
const wrappings = [
  (markup: string) => markup,
  (markup: string) => `"'>${markup}`,
  (markup: string) => `</textarea></title></style>${markup}`,
  (markup: string) => `<svg><desc>${markup}</desc></svg>`,
  (markup: string) => `<noscript><p title="</noscript>${markup}">`,
  (markup: string) => markup.replaceAll('<', '<\u0000'),
  (markup: string) => markup.toUpperCase().replaceAll('WINDOW.RAN', 'window.ran'),
  (markup: string) => `<div>${markup}${markup}</div>`,
];

/** Markup that would run something if it were let: more than 500 pieces. */
export const hostileMarkup: readonly string[] = [
  ...carriers.flatMap((carrier) => triggers.map((trigger) => `<${carrier} ${trigger}=window.ran=1>`)),
  ...texts,
].flatMap((markup) => wrappings.map((wrap) => wrap(markup)));
