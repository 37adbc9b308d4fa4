import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Input,
  InputWrapper,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  Tooltip,
} from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#eaf5f7',
  '#d5e9ed',
  '#a8d3db',
  '#78bcc8',
  '#4fa7b6',
  '#2f93a4',
  '#14707f',
  '#0e6270',
  '#0a515d',
  '#063f49',
];

const gray: MantineColorsTuple = [
  '#f8f8f7',
  '#f1f1ef',
  '#e6e6e3',
  '#d9d9d5',
  '#c3c3be',
  '#9b9b96',
  '#6c6c68',
  '#4c4c49',
  '#333331',
  '#1d1d1c',
];

const dark: MantineColorsTuple = [
  '#d6d6d3',
  '#b6b6b2',
  '#a1a19c',
  '#6e6e6a',
  '#464644',
  '#383836',
  '#2b2b2a',
  '#1f1f1e',
  '#191918',
  '#121211',
];

/** Neutral greys, one accent, dense and flat: a paper form, not a dashboard. */
export const theme = createTheme({
  colors: { petrol, gray, dark },
  primaryColor: 'petrol',
  primaryShade: 6,
  black: '#1d1d1c',
  fontFamily: 'var(--desk-font)',
  fontFamilyMonospace: 'var(--desk-font-code)',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.45', lg: '1.5', xl: '1.5' },
  headings: {
    fontFamily: 'var(--desk-font)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    Drawer: Drawer.extend({ defaultProps: { closeOnClickOutside: false } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { size: 'sm', inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: 'md',
        withinPortal: true,
        position: 'bottom-end',
        // a focusable thing that is no item would be read out as one
        withInitialFocusPlaceholder: false,
      },
    }),
    Modal: Modal.extend({
      // A click beside it would throw away what was typed.
      defaultProps: {
        centered: true,
        shadow: 'lg',
        overlayProps: { opacity: 0.35 },
        closeOnClickOutside: false,
      },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false } }),
  },
});

/** Where Mantine's own greys miss WCAG AA on our paper, and the lines that separate instead of boxes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5f5f5b',
    '--mantine-color-placeholder': '#6f6f6b',
    '--mantine-color-error': 'var(--meaning-bad)',
    '--desk-line': '#e3e3df',
    '--desk-paper': '#ffffff',
    '--desk-ground': '#f7f7f5',
    '--desk-hover': '#f3f3f0',
    '--desk-chosen': '#e6f2f4',
    '--desk-accent': 'var(--mantine-color-petrol-6)',
  },
  dark: {
    '--mantine-color-dimmed': '#a8a8a3',
    '--mantine-color-placeholder': '#93938e',
    '--mantine-color-error': 'var(--meaning-bad)',
    '--mantine-color-body': '#191918',
    '--desk-line': '#333331',
    '--desk-paper': '#191918',
    '--desk-ground': '#131312',
    '--desk-hover': '#222221',
    '--desk-chosen': '#12313a',
    '--desk-accent': 'var(--mantine-color-petrol-4)',
  },
});
