"""Paragraphs → headings of articles: their labels, numbers and titles."""
