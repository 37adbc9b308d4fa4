import { Anchor, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { languageNames } from '../../shared/kernel/language.ts';
import type { PaperRow } from '../../shared/papers/papers.contract.ts';
import { orpc } from '../app/api.ts';

interface PaperLinksProps {
  repairId: number;
  /** The paper that is looked at now: it is no link. */
  openId?: number;
}

/** The papers of an order and of what came with it, the receipt first. */
export function PaperLinks({ repairId, openId }: PaperLinksProps) {
  const { t } = useTranslation();
  const { data: papers = [] } = useQuery(orpc.papers.ofRepair.queryOptions({ input: { repairId } }));
  const isSeveralLanguages = (paper: PaperRow) =>
    papers.some(
      (other) =>
        other.kind === paper.kind && other.repairId === paper.repairId && other.language !== paper.language,
    );
  return (
    <Group gap="md">
      {[...papers].reverse().map((paper) => {
        if (paper.id === openId) return null;
        return (
          <Anchor key={paper.id} component={Link} size="sm" to={`/papers/${paper.id}?repair=${repairId}`}>
            {t(`papers.kind.${paper.kind}`)}
            {paper.number && (
              <>
                {' · '}
                <bdi>{paper.number}</bdi>
              </>
            )}
            {isSeveralLanguages(paper) && (
              <>
                {' · '}
                <bdi>{languageNames[paper.language]}</bdi>
              </>
            )}
          </Anchor>
        );
      })}
    </Group>
  );
}
