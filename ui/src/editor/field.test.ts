import { expect, test } from "vitest";

import {
  arrived,
  blur,
  compose,
  due,
  failed,
  fieldEdit,
  focus,
  keepMine,
  saved,
  sending,
  shown,
  takeHeld,
  type,
  type FieldEdit,
} from "./field";

const typed = (stored: string, text: string): FieldEdit => type(focus(fieldEdit(stored)), text);

test("what is typed is due, once", () => {
  let field = typed("", "郭瑾堂");
  expect(due(field)).toBe("郭瑾堂");
  field = sending(field, "郭瑾堂");
  expect(due(field)).toBeNull();
  field = saved(field, "郭瑾堂", "郭瑾堂");
  expect(due(field)).toBeNull();
});

test("nothing is due inside a composition", () => {
  const field = compose(typed("", "guo"), true);
  expect(due(field)).toBeNull();
  expect(due(compose(type(field, "郭"), false))).toBe("郭");
});

test("a colleague's value never replaces the box that is being edited", () => {
  const field = arrived(typed("群众", "中共党员"), "共青团员");
  expect(shown(field)).toBe("中共党员");
  expect(field.held).toBe("共青团员");
  expect(due(field)).toBeNull();
});

test("a colleague's value is held even before anything was typed, and comes in when focus leaves", () => {
  const field = arrived(focus(fieldEdit("群众")), "共青团员");
  expect(shown(field)).toBe("群众");
  expect(shown(blur(field))).toBe("共青团员");
});

test("a colleague's value shows at once where nobody works", () => {
  expect(shown(arrived(fieldEdit("群众"), "共青团员"))).toBe("共青团员");
});

test("of two values the person takes one", () => {
  const field = blur(arrived(typed("群众", "中共党员"), "共青团员"));
  expect(shown(takeHeld(field))).toBe("共青团员");
  expect(due(keepMine(field))).toBe("中共党员");
});

test("a tidied value waits until focus leaves", () => {
  let field = sending(typed("", "1978.6"), "1978.6");
  field = saved(field, "1978.6", "1978-06");
  expect(shown(field)).toBe("1978.6");
  expect(shown(saved(sending(blur(field), "1978.6"), "1978.6", "1978-06"))).toBe("1978-06");
});

test("the news of one's own edit that comes before its answer is no other value", () => {
  let field = sending(typed("", "1978.6"), "1978.6");
  field = saved(arrived(field, "1978-06"), "1978.6", "1978-06");
  expect(field.held).toBeNull();
});

test("a refused value stays in the box", () => {
  const field = failed(sending(blur(typed("", "太长了")), "太长了"));
  expect(shown(field)).toBe("太长了");
  expect(due(field)).toBe("太长了");
});

test("typing that went on while the disk was written stays", () => {
  let field = sending(typed("", "郭"), "郭");
  field = saved(type(field, "郭瑾"), "郭", "郭");
  expect(shown(field)).toBe("郭瑾");
  expect(due(field)).toBe("郭瑾");
});
