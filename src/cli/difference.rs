//! What differs between two versions of a text, in the form of `diff -U0`.

use std::fmt::Write;

const RED: &str = "\x1b[31m";
const GREEN: &str = "\x1b[32m";
const BOLD: &str = "\x1b[1m";
const CYAN: &str = "\x1b[36m";
const PLAIN: &str = "\x1b[0m";

/// How far the next equal line is looked for.
const WINDOW: usize = 400;

/// Lines that differ: from where on in the old text and how many, from where on in the new text and how many.
struct Hunk {
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

/// The lines that differ, with the file's name and the numbers of the lines.
pub(super) fn unified(path: &str, old: &str, new: &str, color: bool) -> String {
    let paint = |code: &'static str| if color { code } else { "" };
    let (bold, end) = (paint(BOLD), paint(PLAIN));
    let mut text = format!("{bold}--- {path}{end}\n{bold}+++ {path}{end}\n");
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    for hunk in hunks(&old, &new) {
        let cyan = paint(CYAN);
        let (old_at, new_at) = (place(&hunk.old), place(&hunk.new));
        let _infallible = writeln!(text, "{cyan}@@ -{old_at} +{new_at} @@{end}");
        for (lines, mark, code) in [(&old[hunk.old], '-', RED), (&new[hunk.new], '+', GREEN)] {
            let start = paint(code);
            for line in lines {
                let line = line.trim_end_matches(['\r', '\n']);
                let _infallible = writeln!(text, "{start}{mark}{line}{end}");
            }
        }
    }
    text
}

/// `5,2`: the first line, from 1, and how many; the line before where there is none.
fn place(lines: &std::ops::Range<usize>) -> String {
    let start = if lines.is_empty() { lines.start } else { lines.start + 1 };
    match lines.len() {
        1 => start.to_string(),
        count => format!("{start},{count}"),
    }
}

fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let mut hunks = Vec::new();
    let (mut left, mut right) = (0, 0);
    while left < old.len() || right < new.len() {
        if old.get(left) == new.get(right) {
            left += 1;
            right += 1;
            continue;
        }
        let (skip_old, skip_new) = resume(&old[left..], &new[right..]);
        hunks.push(Hunk { old: left..left + skip_old, new: right..right + skip_new });
        left += skip_old;
        right += skip_new;
    }
    hunks
}

/// How many lines to leave out of each until both go on with the same.
fn resume(old: &[&str], new: &[&str]) -> (usize, usize) {
    for total in 1..=WINDOW.min(old.len() + new.len()) {
        for skip_old in 0..=total.min(old.len()) {
            let skip_new = total - skip_old;
            if skip_new <= new.len() && (skip_old, skip_new) != (old.len(), new.len()) {
                let same = old.get(skip_old).is_some() && old.get(skip_old) == new.get(skip_new);
                if same {
                    return (skip_old, skip_new);
                }
            }
        }
    }
    (old.len(), new.len())
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn the_lines_that_differ_stand_with_their_numbers() {
        for (old, new, shown) in [
            ("a\nb\nc\n", "a\nB\nc\n", "@@ -2 +2 @@\n-b\n+B\n"),
            ("a\nb\n", "a\nx\nb\n", "@@ -1,0 +2 @@\n+x\n"),
            ("a\nx\nb\n", "a\nb\n", "@@ -2 +1,0 @@\n-x\n"),
            ("a\r\nb", "a\r\nc", "@@ -2 +2 @@\n-b\n+c\n"),
            ("a\nb\nc\nd\n", "A\nb\nc\nD\n", "@@ -1 +1 @@\n-a\n+A\n@@ -4 +4 @@\n-d\n+D\n"),
        ] {
            assert_eq!(unified("m.md", old, new, false), format!("--- m.md\n+++ m.md\n{shown}"));
        }
    }
}
