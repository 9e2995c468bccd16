// Reading what a reviewer types as it is printed: « 10 744 k€ », « 10,744 M€ », « 12/03/2021 ».
"use strict";

const TYPED = /^([-−–]?)(\d[\d\s.]*(?:,\d+)?|\d+(?:\.\d+)?)(.*)$/s;
const FAR = 20; // times: so far from what was read, a number without a unit may be meant otherwise

// Gives { value, said } or null; said is how it was understood where the text did not tell: "scale" or "plain".
function readTyped(text, fact) {
  const found = TYPED.exec(text.replace(/[\u00a0\u202f]/g, " ").trim());
  if (!found) return null;
  const number = readDigits(found[2]);
  if (number === null) return null;
  const signed = found[1] ? decimal.negate(number) : number;
  const unit = fold(found[3].replace(/[\s.’']/g, ""));
  if (unit === "" || unit === fold(fact.unit || "")) return unit === "" ? chooseScale(signed, fact) : { value: signed, said: "" };
  const zeros = readUnit(unit);
  return zeros === null ? null : { value: decimal.shift(signed, zeros), said: "" };
}

function readDigits(text) {
  let plain = text.replace(/\s/g, "");
  if (plain.includes(",") || (plain.match(/\./g) ?? []).length > 1) plain = plain.replace(/\./g, "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? decimal.print(decimal.read(plain)) : null;
}

function readUnit(unit) {
  for (const [name, zeros] of Object.entries(words.typed_units)) if (fold(name.replace(/[\s.’']/g, "")) === unit) return Number(zeros);
  return null;
}

// A number without a unit counts as its figure is printed, unless only the bare number is near what was read.
function chooseScale(number, fact) {
  if (!fact.scale) return { value: number, said: "" };
  const scaled = decimal.shift(number, fact.scale);
  const plain = isFar(scaled, fact.read) && !isFar(number, fact.read);
  return plain ? { value: number, said: "plain" } : { value: scaled, said: "scale" };
}

function isFar(value, read) {
  if (!read || !Number(read) || !Number(value)) return false;
  const times = Math.abs(Number(value) / Number(read));
  return times > FAR || times < 1 / FAR;
}

// A value in the manner in which its figure is printed.
const printLike = (value, fact) => (fact.scale ? printNumber(decimal.shift(value, -fact.scale)) : printNumber(value, fact.unit));

// A date as printed, in ISO form and as precise as it is written; null where it is none.
function readDay(text) {
  const plain = fold(text.trim()).replace(/\b1er\b/, "1");
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(plain)) return isDay(plain) ? plain : null;
  const numbers = /^(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})$/.exec(plain);
  const named = /^(?:(\d{1,2}) )?([a-z]+)\.? (\d{4})$/.exec(plain);
  const month = named && Object.entries(words.months).find(([name]) => fold(name) === named[2])?.[1];
  const pad = (one) => one.padStart(2, "0");
  if (numbers) return checkDay(`${numbers[3]}-${pad(numbers[2])}-${pad(numbers[1])}`);
  return month ? checkDay(`${named[3]}-${pad(month)}${named[1] ? `-${pad(named[1])}` : ""}`) : null;
}
const checkDay = (iso) => (isDay(iso) ? iso : null);
const isDay = (iso) => {
  const [year, month = "01", day = "01"] = iso.split("-");
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().slice(0, 10) === `${year}-${month}-${day}`;
};
