import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './Section.module.css';

interface SectionProps {
  title: string;
  /** At the end of the title's line: a small action, a count. */
  aside?: ReactNode;
  description?: ReactNode;
  children: ReactNode;
}

/** A titled part of a record's page. Sections follow each other; nothing hides behind a tab. */
export function Section({ title, aside, description, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {aside}
      </div>
      {description && <p className={classes.description}>{description}</p>}
      {children}
    </section>
  );
}

/** A group of fields that belong together. `columns` holds at tablet width and above. */
export function FormSection(props: SectionProps & { columns?: 1 | 2 | 3 }) {
  const { columns = 1, children, ...rest } = props;
  return (
    <Section {...rest}>
      <div className={classes.fields} data-columns={columns}>
        {children}
      </div>
    </Section>
  );
}
