import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseOption, FinderOptions, FoundCount } from './FinderOptions.tsx';
import { useFinder } from './finder.ts';
import classes from './Palette.module.css';

interface PaletteProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Ctrl/⌘K: records first, then what can be done here. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  const { t } = useTranslation();
  return (
    <Modal.Root opened={isOpen} onClose={onClose} centered={false} yOffset="12vh" size="40rem">
      <Modal.Overlay />
      <Modal.Content aria-label={t('app.palette.open')}>
        <Modal.Body p="xs">
          <PaletteBody onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const finder = useFinder();
  const combobox = useCombobox({ opened: true });
  const { text, setText, hits, actions } = finder;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list begins at its first line
  useEffect(() => {
    const frame = requestAnimationFrame(() => combobox.selectFirstOption());
    return () => cancelAnimationFrame(frame);
  }, [hits, actions]);

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => {
        onClose();
        chooseOption(finder, value);
      }}
    >
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          data-autofocus
          data-esc-closes
          type="search"
          aria-autocomplete="list"
          variant="unstyled"
          size="md"
          value={text}
          aria-label={t('app.palette.open')}
          placeholder={t('app.palette.placeholder')}
          leftSection={<IconSearch size={18} stroke={1.75} aria-hidden="true" />}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
            const isBlank = text.trim() === '' || combobox.getSelectedOptionIndex() >= 0;
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || isBlank) return;
            event.preventDefault();
            onClose();
            void finder.lookUp(text);
          }}
        />
      </Combobox.EventsTarget>
      <FoundCount finder={finder} />
      <div className={classes.options}>
        <FinderOptions finder={finder} withActions />
      </div>
    </Combobox>
  );
}
