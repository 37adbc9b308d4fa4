// The least that an Electron program with our rules can be: one sandboxed window on a scheme of its own.
const { app, BrowserWindow, protocol } = require('electron');

const data = process.argv[process.argv.indexOf('--data') + 1];
app.setPath('userData', data);
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.whenReady().then(() => {
  const html = '<!doctype html><title>Hello</title><p>Hello, world.</p>';
  protocol.handle('app', () => new Response(html, { headers: { 'content-type': 'text/html' } }));
  const window = new BrowserWindow({ show: false });
  window.once('ready-to-show', () => window.show());
  window.loadURL('app://hello/');
});
app.on('window-all-closed', () => app.quit());
