/** The one way from the screens to the engine. What can be asked is written by the engine itself, in `bridge/bindings`. */
import type { Bridge } from "../bridge";
import { Failure } from "../bridge";
import type { Answers, County, Municipal, Rpc } from "../bridge/bindings";
import type { HostAnswers } from "../bridge/host";

let bridge: Bridge | null = null;

export function useBridge(opened: Bridge): void {
  bridge = opened;
}

export function theBridge(): Bridge {
  if (!bridge) throw new Failure("bridge", "程序还没有就绪。请稍候。");
  return bridge;
}

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** What goes with a name may be left out where nothing goes with it. */
type With<Names extends string[], More> = object extends More ? [...Names, more?: More] : [...Names, more: More];

/** What is answered, by name; papers are asked for by way of the process around the engine. */
type Told = Answers & HostAnswers;
type Named = Rpc["command"] & keyof Told;
type MoreFor<C extends Rpc["command"]> = With<[], Without<Extract<Rpc, { command: C }>, "command">>;

type Matter = Municipal["matter"];
type ActOf<M extends Matter> = Extract<Municipal, { matter: M }>["act"];
type MoreForCity<M extends Matter, A> = With<[], Without<Extract<Municipal, { matter: M; act: A }>, "matter" | "act">>;

/** Carries out a command; rejects with a `Failure`. What it answers stands in the tables of engine and host. */
export function ask<C extends Named>(command: C, ...more: MoreFor<C>): Promise<Told[C]>;
export function ask(command: string, more?: object): Promise<unknown> {
  return theBridge().rpc({ command, ...more });
}

/** What goes with one of the county's commands. */
type WithCounty<A extends County["act"]> = With<[], Without<Extract<County, { act: A }>, "act">>;

/** Carries out one of the county's commands. */
export function county<A extends County["act"]>(act: A, ...more: WithCounty<A>): Promise<Answers[`county.${A}`]>;
export function county(act: string, more?: object): Promise<unknown> {
  return theBridge().rpc({ command: "county", act, ...more });
}

/** Carries out one of the municipal commands. What it answers stands in the engine's table. */
export function municipal<M extends Matter, A extends ActOf<M>>(
  matter: M,
  act: A,
  ...more: MoreForCity<M, A>
): Promise<Answers[`${M}.${A}` & keyof Answers]>;
export function municipal(matter: string, act: string, more?: object): Promise<unknown> {
  return theBridge().rpc({ command: "municipal", matter, act, ...more });
}
