import './zod-without-code.ts';
import '@fontsource-variable/noto-sans-sc/index.css';
import '../ui/fonts.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/global.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { meetContentPolicy } from './content-policy.ts';
import { startLanguages } from './i18n.ts';

meetContentPolicy();
startLanguages('en');

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
