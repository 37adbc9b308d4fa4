import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ShortcutHint } from '../ui/ShortcutHint.tsx';
import { chooseOption, FinderOptions, FoundCount } from './FinderOptions.tsx';
import { useFinder } from './finder.ts';

/** The one search box that is always there. */
export function SearchBox({ inputRef }: { inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const finder = useFinder();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { text, setText, hits } = finder;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only new hits move the choice to the first
  useEffect(() => {
    if (hits && hits.length > 0) combobox.selectFirstOption();
    else combobox.resetSelectedOption();
  }, [hits]);

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => {
        chooseOption(finder, value);
        combobox.closeDropdown();
        inputRef.current?.blur();
      }}
    >
      <Combobox.Target targetType="input">
        <TextInput
          ref={inputRef}
          type="search"
          value={text}
          aria-label={t('app.search.label')}
          placeholder={t('app.search.placeholder')}
          data-main-search
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
          rightSection={text === '' && <ShortcutHint shortcut="/" />}
          rightSectionPointerEvents="none"
          onChange={(event) => {
            const typed = event.currentTarget.value;
            setText(typed);
            if (typed.trim() === '') combobox.closeDropdown();
            else combobox.openDropdown();
          }}
          onFocus={() => text.trim() !== '' && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !combobox.dropdownOpened) event.currentTarget.blur();
            const isChosen = combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0;
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || isChosen || text.trim() === '')
              return;
            event.preventDefault();
            combobox.closeDropdown();
            void finder.lookUp(text);
          }}
        />
      </Combobox.Target>
      <FoundCount finder={finder} />
      <Combobox.Dropdown hidden={text.trim() === '' || hits === null}>
        <FinderOptions finder={finder} withActions={false} />
      </Combobox.Dropdown>
    </Combobox>
  );
}
