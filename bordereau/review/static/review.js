// Review pages: what all of them share. Everything is readable without scripts.
"use strict";

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);
const readJson = (id) => (byId(id) ? JSON.parse(byId(id).textContent) : null);
const words = readJson("words");
const data = readJson("data"); // of a document's page
const French = document.documentElement.lang === "fr";
const say = (key, values = {}) => {
  const [section, name] = key.split(".");
  return words[section][name].replace(/\{(\w+)\}/g, (_, one) => values[one] ?? "");
};
const sayCount = (key, count) => say(count === 1 || (French && count === 0) ? `${key}_one` : key, { count: printNumber(String(count)) });
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// Makes an element; a text among its children is text, whatever it holds.
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "data") Object.assign(element.dataset, value);
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((one) => one !== null && one !== undefined));
  return element;
}

// A decimal number the way of the language; euros have two decimals or none.
function printNumber(value, unit = "") {
  let [whole, places = ""] = value.replace("-", "").split(".");
  if (unit === "€" && places.length === 1) places += "0";
  whole = whole.replace(/\B(?=(\d{3})+$)/g, French ? "\u202f" : ",");
  const text = `${value.startsWith("-") ? "−" : ""}${whole}${places ? (French ? "," : ".") + places : ""}`;
  return unit ? `${text}\u00a0${unit}` : text;
}
const printSigned = (value, unit) => (/^-|^0*(\.0*)?$/.test(value) ? "" : "+") + printNumber(value, unit);
const printDay = (when) => (French ? when.slice(0, 10).split("-").reverse().join("/") : when.slice(0, 10));

// What a browser keeps between visits; a browser that keeps nothing is no error.
const memory = {
  get(key) { try { return localStorage.getItem(`bordereau:${key}`); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(`bordereau:${key}`, value); } catch { /* nothing is kept */ } },
};

// --- theme ----------------------------------------------------------------------------------------
function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
}
function switchTheme() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  setTheme(dark ? "light" : "dark");
  memory.set("theme", dark ? "light" : "dark");
}

document.body.classList.add("has-script");
setTheme(memory.get("theme"));
$('[data-do="theme"]').addEventListener("click", switchTheme);
