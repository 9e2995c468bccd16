"""Paragraphs → acts: where one begins and ends, its title, articles, closing and annexes."""
