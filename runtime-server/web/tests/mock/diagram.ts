// A diagram as the server would draw it: plain SVG, live tokens as marks. Not pretty art, but real structure.
import type { World } from './world';
import { kSteps } from './world';

const kPlaces: Record<string, [number, number]> = {
  ut_prereview: [130, 90], ut_correct: [130, 220], ut_receive: [300, 90], ut_O1: [480, 30], ut_handle: [480, 150], ut_decide: [650, 150],
};
const kFlows: [string, string][] = [
  ['ut_prereview', 'ut_receive'], ['ut_prereview', 'ut_correct'], ['ut_receive', 'ut_O1'], ['ut_receive', 'ut_handle'], ['ut_handle', 'ut_decide'],
];
const kWidth = 120;
const kHeight = 70;

function box(id: string, live: boolean): string {
  const [x, y] = kPlaces[id] ?? [0, 0];
  const name = (kSteps[id]?.name ?? id).replace(/（.*/, '').replace('施工许可 · ', '');
  return `<g id="${id}" data-element-id="${id}"${live ? ' class="live"' : ''}>
    <rect x="${x}" y="${y}" width="${kWidth}" height="${kHeight}" rx="9" fill="${live ? '#e6f1fb' : '#fff'}" stroke="${live ? '#1d5a8f' : '#53616f'}" stroke-width="${live ? 2.5 : 1.5}"/>
    <text x="${x + kWidth / 2}" y="${y + kHeight / 2 + 5}" text-anchor="middle">${name}</text>
    ${live ? `<circle class="token" cx="${x + kWidth - 6}" cy="${y + 6}" r="9" fill="#c9701f" stroke="#fff" stroke-width="2"/>` : ''}
  </g>`;
}

function arrow([from, to]: [string, string]): string {
  const [ax, ay] = kPlaces[from] ?? [0, 0];
  const [bx, by] = kPlaces[to] ?? [0, 0];
  if (ax === bx) return `<path d="M${ax + 60} ${ay + kHeight}V${by - 4}" marker-end="url(#head)"/>`;
  const middle = (ax + kWidth + bx) / 2;
  return `<path d="M${ax + kWidth} ${ay + 35}H${middle}V${by + 35}H${bx - 4}" marker-end="url(#head)"/>`;
}

export function diagramSvg(world: World, instance: string | null): string {
  const live = new Set(
    [...world.tasks.values()].filter((task) => task.processInstanceId === instance && task.state !== 'completed').map((task) => task.elementId),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 320" width="860" height="320" font-family="Noto Sans CJK SC, sans-serif" font-size="14">
  <defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 10 5 0 10z" fill="#53616f"/></marker></defs>
  <script>window.__svgScriptRan = true</script>
  <g fill="none" stroke="#53616f" stroke-width="1.5">${kFlows.map(arrow).join('')}<path d="M70 125H126" marker-end="url(#head)"/><path d="M770 185H806" marker-end="url(#head)"/></g>
  <circle cx="52" cy="125" r="18" fill="#fff" stroke="#53616f" stroke-width="1.5"/><circle cx="826" cy="185" r="17" fill="#fff" stroke="#53616f" stroke-width="3.5" onclick="window.__svgScriptRan = true"/>
  ${Object.keys(kPlaces).map((id) => box(id, live.has(id))).join('\n')}
</svg>`;
}

export const modelXml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="construction-permit" isExecutable="true">
<startEvent id="start_apply" name="提交申请"/>
${Object.values(kSteps).map((step) => `<userTask id="${step.elementId}" name="${step.name}"/>`).join('\n')}
<sequenceFlow id="f_start_prereview" sourceRef="start_apply" targetRef="ut_prereview"/></process></definitions>`;
