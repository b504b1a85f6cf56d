//! How far one word is from another: letters added, left out, changed, or swapped with their neighbour.

/// The number of mistakes between two words, if it is at most `most`. `browser: distance()` is the same definition.
pub fn distance(left: &str, right: &str, most: usize) -> Option<usize> {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len().abs_diff(right.len()) > most {
        return None;
    }
    let mut rows =
        [vec![0; right.len() + 1], (0..=right.len()).collect::<Vec<usize>>(), vec![0; right.len() + 1]];
    for i in 1..=left.len() {
        rows[2][0] = i;
        for j in 1..=right.len() {
            let changed = rows[1][j - 1] + usize::from(left[i - 1] != right[j - 1]);
            let mut least = changed.min(rows[1][j] + 1).min(rows[2][j - 1] + 1);
            if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] {
                least = least.min(rows[0][j - 2] + 1);
            }
            rows[2][j] = least;
        }
        rows.rotate_left(1);
    }
    Some(rows[1][right.len()]).filter(|&distance| distance <= most)
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
}
