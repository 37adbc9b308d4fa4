import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { languageSchema } from '../../shared/kernel/language.ts';
import { writeWhole } from './written-whole.ts';

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

const stateSchema = z.object({
  bounds: boundsSchema.nullable().catch(null),
  isMaximized: z.boolean().catch(false),
  isFullScreen: z.boolean().catch(false),
  zoomLevel: z.number().min(-4).max(6).catch(0),
  theme: z.enum(['light', 'dark', 'auto']).catch('auto'),
  language: languageSchema.nullable().catch(null),
});

export type Bounds = z.infer<typeof boundsSchema>;
export type WindowState = z.infer<typeof stateSchema>;

export interface KeptWindowState {
  readonly current: WindowState;
  change(part: Partial<WindowState>): void;
}

/** What the window remembers between two starts. A damaged or missing file only costs the memory. */
export function keepWindowState(file: string): KeptWindowState {
  let current = readState(file);
  return {
    get current() {
      return current;
    },
    change(part) {
      const next = { ...current, ...part };
      if (JSON.stringify(next) === JSON.stringify(current)) return;
      current = next;
      try {
        writeWhole(file, JSON.stringify(next));
      } catch {
        // a full disk: the window only forgets where it was
      }
    },
  };
}

function readState(file: string): WindowState {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return stateSchema.parse({});
  }
}

export const smallestSize = { width: 720, height: 520 };
const usualSize = { width: 1360, height: 860 };
const visibleEdge = 80;

/**
 * Where the window opens: where it was, if enough of its upper edge is still on a display to be taken hold of, and
 * never larger than that display; else its usual size in the middle of the first display.
 */
export function placeWindow(kept: Bounds | null, workAreas: readonly Bounds[]): Bounds {
  const home = workAreas[0] ?? { x: 0, y: 0, ...usualSize };
  const area = kept && workAreas.find((candidate) => isReachable(kept, candidate));
  if (!kept || !area) {
    const width = Math.min(usualSize.width, home.width);
    const height = Math.min(usualSize.height, home.height);
    return {
      x: home.x + Math.floor((home.width - width) / 2),
      y: home.y + Math.floor((home.height - height) / 2),
      width,
      height,
    };
  }
  return {
    x: kept.x,
    y: Math.max(kept.y, area.y),
    width: Math.min(Math.max(kept.width, smallestSize.width), area.width),
    height: Math.min(Math.max(kept.height, smallestSize.height), area.height),
  };
}

function isReachable(window: Bounds, area: Bounds): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const below = area.y + area.height - window.y;
  return across >= visibleEdge && below >= visibleEdge && window.y >= area.y - visibleEdge;
}
