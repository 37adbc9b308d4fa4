import '@fontsource-variable/noto-sans-sc/index.css';
import '../ui/fonts.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/global.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './App.tsx';
import { meetContentPolicy } from './content-policy.ts';
import { startLanguages } from './i18n.ts';

meetContentPolicy();
// The content policy forbids making code of strings; zod need not even try.
z.config({ jitless: true });
startLanguages('en');

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
