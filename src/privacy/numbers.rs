//! Groups of digits that belong together by what stands between them.

use std::ops::Range;

use super::signs::Sign;

/// The signs of a part of a text, with the groups of its digits.
pub(super) struct Numbers<'s> {
    pub signs: &'s [Sign],
    /// Digits without anything between them, by the places of their signs.
    pub groups: Vec<Range<usize>>,
}

/// More signs than these between two groups part them.
const MOST_BETWEEN: usize = 4;

impl<'s> Numbers<'s> {
    pub(super) fn new(signs: &'s [Sign]) -> Self {
        let mut groups: Vec<Range<usize>> = Vec::new();
        for (at, sign) in signs.iter().enumerate().filter(|(_, sign)| sign.character.is_ascii_digit()) {
            debug_assert!(sign.end > sign.start);
            match groups.last_mut().filter(|group| group.end == at) {
                Some(group) => group.end += 1,
                None => groups.push(at..at + 1),
            }
        }
        Self { signs, groups }
    }

    /// Whether so many digits belong together that they may be somebody's number, or letters follow a birth.
    pub(super) fn may_be_somebodys(&self, fewest: usize) -> bool {
        let mut together = 0;
        (0..self.groups.len()).any(|group| {
            together = if self.goes_on(group) { together + self.size(group) } else { self.size(group) };
            let mut after = self.signs[self.groups[group].end..].iter().map(|sign| sign.character);
            let letter = after.find(|sign| *sign != '-').is_some_and(|sign| sign.is_ascii_uppercase());
            together >= fewest || matches!(self.size(group), 6 | 8) && letter
        })
    }

    /// The digits of a group.
    pub(super) fn digits(&self, group: usize) -> impl Iterator<Item = char> + '_ {
        self.signs[self.groups[group].clone()].iter().map(|sign| sign.character)
    }

    pub(super) fn size(&self, group: usize) -> usize {
        self.groups.get(group).map_or(0, Range::len)
    }

    /// What stands between a group and the one before it.
    pub(super) fn between(&self, group: usize) -> String {
        let from = group.checked_sub(1).map_or(0, |before| self.groups[before].end);
        self.signs[from..self.groups[group].start].iter().map(|sign| sign.character).collect()
    }

    /// Whether a group may go on a number that the one before it begins.
    pub(super) fn goes_on(&self, group: usize) -> bool {
        if group == 0 || group >= self.groups.len() {
            return false;
        }
        let (from, to) = (self.groups[group - 1].end, self.groups[group].start);
        if to - from > MOST_BETWEEN {
            return false;
        }
        let between = self.between(group);
        let plain =
            between.chars().all(|sign| matches!(sign, ' ' | '-' | '+' | '.' | '/' | '(' | ')' | '_' | '\n'));
        // A line that begins with a hyphen is the next item of a list.
        plain && between.matches('\n').count() < 2 && !between.contains("\n-") && !between.contains("\n -")
    }

    /// Whether a group hangs on the one before it, without a space or a line between.
    pub(super) fn hangs_on(&self, group: usize) -> bool {
        self.goes_on(group) && !self.between(group).contains([' ', '\n', '_', '/', '('])
    }

    /// The character before the sign at `at`.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).map(|before| self.signs[before].character)
    }

    /// Whether nothing goes on after the group: no letter, no decimals, no further digits that hang on it.
    pub(super) fn ends(&self, group: usize) -> bool {
        let end = self.groups[group].end;
        let sign = |at: usize| self.signs.get(at).map(|sign| sign.character);
        let word = sign(end).is_some_and(char::is_alphanumeric);
        let decimal = sign(end) == Some(',') && sign(end + 1).is_some_and(|sign| sign.is_ascii_digit());
        !word && !decimal && !(self.hangs_on(group + 1))
    }
}
