import { Button, Group, Title } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import classes from './CalmPage.module.css';

interface CalmPageProps {
  icon: TablerIcon;
  title: string;
  sentence?: string;
  detail?: string;
  verb: string;
  onVerb: () => void;
}

/** A page that has nothing to show, and says so without alarm. */
export function CalmPage({ icon: Icon, title, sentence, detail, verb, onVerb }: CalmPageProps) {
  return (
    <div className={classes.page} role="alert">
      <Icon size={40} stroke={1.25} aria-hidden="true" />
      <Title order={1}>{title}</Title>
      {sentence && <p className={classes.sentence}>{sentence}</p>}
      {detail && <p className={classes.detail}>{detail}</p>}
      <Group mt="sm">
        <Button onClick={onVerb}>{verb}</Button>
      </Group>
    </div>
  );
}
