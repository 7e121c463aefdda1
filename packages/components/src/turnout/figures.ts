import { scaleLinear } from 'd3-scale';
import { dateText } from '../shared/date-time.ts';

/** How many people may vote in a part of the electorate, and how many have. */
export interface TurnoutGroup {
  readonly title: string;
  readonly entitled: number;
  readonly voted: number;
}

/** How many voted in a span of time; where few did, a span may be several hours. */
export interface TurnoutSpan {
  readonly from: Date;
  readonly to: Date;
  readonly voted: number;
  /** How many had voted by its end. */
  readonly cumulated: number;
}

/** A turnout, in the voter's language. */
export interface TurnoutFigures {
  /** Votes before this instant are counted. */
  readonly asOf: Date;
  readonly entitled: number;
  readonly voted: number;
  /** By election, college or district. */
  readonly groups?: readonly TurnoutGroup[];
  readonly hours?: readonly TurnoutSpan[];
}

/** Beyond so many bars nobody tells one from the next: then days are shown. */
const mostBars = 240;
/** Votes an hour at the top of the chart, at least: so its lines stand at whole votes. */
const leastTop = 4;
const hour = 3_600_000;

/** A bar of the chart, in parts of a thousand of its width and height, from the left and the bottom. */
export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

/** A chart of votes over time: its bars, and the rates at its lines with their height in parts of a thousand. */
export interface TimeChart {
  readonly bars: readonly Bar[];
  readonly lines: readonly { readonly rate: number; readonly height: number }[];
}

/** The share of those who voted, from 0 to 1; 0 where nobody may vote. */
export function share({ entitled, voted }: { readonly entitled: number; readonly voted: number }): number {
  return entitled === 0 ? 0 : Math.min(1, voted / entitled);
}

/** The spans to show: as given, or by day where there are too many. */
export function shownSpans(spans: readonly TurnoutSpan[], timeZone: string): readonly TurnoutSpan[] {
  if (spans.length <= mostBars) return spans;
  const days = new Map<string, TurnoutSpan>();
  for (const span of spans) {
    const day = dateText(span.from, timeZone);
    const before = days.get(day);
    days.set(
      day,
      before === undefined ? span : { ...span, from: before.from, voted: before.voted + span.voted },
    );
  }
  return [...days.values()];
}

/** Votes in each hour of a span, on average: what makes spans of different lengths comparable. */
export function rateOf({ from, to, voted }: TurnoutSpan): number {
  const hours = (to.getTime() - from.getTime()) / hour;
  return hours > 0 ? voted / hours : 0;
}

/** Bars as wide as their span is long and as high as their rate; nothing without a span. */
export function timeChart(spans: readonly TurnoutSpan[]): TimeChart | undefined {
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const x = scaleLinear([first.from.getTime(), last.to.getTime()], [0, 1000]);
  const y = scaleLinear([0, Math.max(leastTop, ...spans.map(rateOf))], [0, 1000]).nice(4);
  return {
    bars: spans.map((span) => ({
      x: x(span.from.getTime()),
      width: x(span.to.getTime()) - x(span.from.getTime()),
      height: y(rateOf(span)),
    })),
    lines: y.ticks(4).map((rate) => ({ rate, height: y(rate) })),
  };
}
