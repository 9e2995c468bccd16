// Exact decimals: sums are done again in the page without a rounding of the machine.
"use strict";

const decimal = {
  // [a whole number, how many of its digits stand behind the point]
  read(text) {
    const [whole, places = ""] = text.split(".");
    return [BigInt(whole + places), places.length];
  },
  align(one, other) {
    const scale = Math.max(one[1], other[1]);
    return [one[0] * 10n ** BigInt(scale - one[1]), other[0] * 10n ** BigInt(scale - other[1]), scale];
  },
  print([number, scale]) {
    const digits = String(number < 0n ? -number : number).padStart(scale + 1, "0");
    const places = digits.slice(digits.length - scale).replace(/0+$/, "");
    const text = digits.slice(0, digits.length - scale) + (scale && places ? `.${places}` : "");
    return number < 0n ? `-${text}` : text;
  },
  add(one, other) {
    const [left, right, scale] = decimal.align(decimal.read(one), decimal.read(other));
    return decimal.print([left + right, scale]);
  },
  negate: (one) => decimal.print([-decimal.read(one)[0], decimal.read(one)[1]]),
  subtract: (one, other) => decimal.add(one, decimal.negate(other)),
  size: (one) => one.replace("-", ""),
  isZero: (one) => decimal.read(one)[0] === 0n,
  isMore(one, other) {
    const [left, right] = decimal.align(decimal.read(one), decimal.read(other));
    return left > right;
  },
  // Moves the point: 10.744 by 3 is 10744.
  shift(one, zeros) {
    const [number, scale] = decimal.read(one);
    return zeros >= 0 ? decimal.print([number * 10n ** BigInt(zeros), scale]) : decimal.print([number, scale - zeros]);
  },
};
