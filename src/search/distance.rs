//! How far one word is from another: letters added, left out, mistaken, or swapped with their neighbour.

use crate::language::analysis::is_meant;

/// The number of mistakes in `typed` if `text` was meant, when it is at most `most`. A letter that is neither near the
/// other on the keyboard nor sounds like it counts twice: that is no slip, but another word. Diacritics that were left out
/// are no mistake. `browser: isWithin()` is the same definition.
pub fn distance(typed: &str, text: &str, most: usize) -> Option<usize> {
    let (left, right): (Vec<char>, Vec<char>) = (typed.chars().collect(), text.chars().collect());
    if left.len().abs_diff(right.len()) > most {
        return None;
    }
    let mut rows =
        [vec![0; right.len() + 1], (0..=right.len()).collect::<Vec<usize>>(), vec![0; right.len() + 1]];
    for i in 1..=left.len() {
        rows[2][0] = i;
        for j in 1..=right.len() {
            let changed = rows[1][j - 1] + mistakes(left[i - 1], right[j - 1]);
            let mut least = changed.min(rows[1][j] + 1).min(rows[2][j - 1] + 1);
            if i > 1 && j > 1 && is_meant(left[i - 1], right[j - 2]) && is_meant(left[i - 2], right[j - 1]) {
                least = least.min(rows[0][j - 2] + 1);
            }
            rows[2][j] = least;
        }
        rows.rotate_left(1);
    }
    Some(rows[1][right.len()]).filter(|&distance| distance <= most)
}

/// Letters that sound alike, some in some words only.
const ALIKE: [&str; 6] = ["aeiouyåäö", "ckqsz", "gj", "dt", "bp", "fvw"];
/// The keyboard, whose rows stand half a key aside of each other.
const KEYS: [&str; 3] = ["qwertyuiopå", "asdfghjklöä", "zxcvbnm"];

/// How many mistakes it is to type one letter for another.
fn mistakes(typed: char, meant: char) -> usize {
    if is_meant(typed, meant) {
        return 0;
    }
    let is_alike = ALIKE.iter().any(|letters| letters.contains(typed) && letters.contains(meant));
    if is_alike || are_neighbours(typed, meant) { 1 } else { 2 }
}

/// Whether two keys touch each other.
fn are_neighbours(left: char, right: char) -> bool {
    let key = |letter: char| {
        let at = |keys: &str| keys.chars().position(|key| key == letter);
        KEYS.iter().enumerate().find_map(|(row, keys)| Some((row, 2 * at(keys)? + row)))
    };
    let (Some((row, place)), Some((other_row, other))) = (key(left), key(right)) else { return false };
    row.abs_diff(other_row) <= 1 && place.abs_diff(other) <= 2
}

/// How many mistakes a word of this many letters may have.
pub fn tolerance(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn swapped_neighbours_are_one_mistake() {
        assert_eq!(distance("kommun", "komunm", 2), Some(2));
        assert_eq!(distance("partille", "partlile", 2), Some(1));
        assert_eq!(distance("trollhätan", "trollhättan", 2), Some(1));
        assert_eq!(distance("", "ab", 2), Some(2));
        assert_eq!(distance("skola", "vård", 2), None);
    }

    #[test]
    fn other_letters_are_another_word() {
        assert_eq!(distance("sjuksjöterska", "sjuksköterska", 2), Some(1));
        assert_eq!(distance("skara", "skapa", 1), None);
        assert_eq!(distance("lovgrdet", "lövgärdet", 1), Some(1));
        assert_eq!(distance("lövgärdet", "lovgardet", 2), Some(2));
    }
}
