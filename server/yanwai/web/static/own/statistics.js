// The page of figures: retention, answers by day, what is to come, and words by domain.

import { bars, line } from './charts.js';
import { element, start } from './page.js';
import { ask } from './server.js';

const WEEK_DAYS = 7;

/** @typedef {{day: string, answers: number, learnt: number, kept: number}} Day */

/** @param {string} day */
const short = (day) =>
  new Date(`${day}T12:00:00`).toLocaleDateString(undefined, { day: 'numeric', month: 'short' });

/** @param {Day[]} days */
function weeks(days) {
  /** @type {{name: string, value: number | null}[]} */
  const found = [];
  for (let end = days.length; end >= WEEK_DAYS; end -= WEEK_DAYS) {
    const week = days.slice(end - WEEK_DAYS, end);
    const learnt = week.reduce((sum, day) => sum + day.learnt, 0);
    const kept = week.reduce((sum, day) => sum + day.kept, 0);
    const value = learnt ? (100 * kept) / learnt : null;
    found.unshift({ name: `week to ${short(week.at(-1)?.day ?? '')}`, value });
  }
  return found;
}

async function show() {
  const found = await ask('GET', '/v1/reviews/statistics');
  /** @type {Day[]} */
  const days = found.days;
  const total = days.reduce((sum, day) => sum + day.answers, 0);
  const learnt = days.reduce((sum, day) => sum + day.learnt, 0);
  const kept = days.reduce((sum, day) => sum + day.kept, 0);
  const { learning, known, ignored } = found.words;
  element('#summary', HTMLElement).textContent =
    `${learning} words in learning, ${known} known, ${ignored} ignored. ` +
    `${total} answers in ${days.length} days` +
    (learnt ? `; of ${learnt} to learnt cards, ${kept} were known.` : '.');
  const today = new Date();
  const ahead = found.ahead.map((/** @type {number} */ value, /** @type {number} */ index) => {
    const day = new Date(today.getTime() + index * 86_400_000);
    const name = day.toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
    return { name, value };
  });
  element('#retention', HTMLElement).replaceChildren(
    line(weeks(days), { title: 'Known when asked, by week', unit: '%', most: 100 }),
  );
  element('#answers', HTMLElement).replaceChildren(
    bars(
      days.map(({ day, answers }) => ({ name: short(day), value: answers })),
      { title: 'Answers by day', unit: '' },
    ),
  );
  element('#ahead', HTMLElement).replaceChildren(
    bars(ahead, { title: 'Cards that become due', unit: '' }),
  );
  const domains = Object.entries(found.domains).map(([name, value]) => ({ name, value }));
  element('#domains', HTMLElement).replaceChildren(
    bars(domains, { title: 'Words in learning, by domain', unit: '', across: true }),
  );
}

start(show);
