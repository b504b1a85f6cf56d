//! Fences written with other marks than ` ``` `: the accents of a Swedish keyboard, quotation marks.

use super::{Page, Run};
use crate::diagnostic::{Code, Diagnostic};
use crate::message;

/// Lines that should be fences.
#[derive(Default)]
pub struct Marks(Vec<Mark>);

struct Mark {
    at: usize,
    /// Of the marks alone, in bytes.
    length: usize,
    /// With the word behind them.
    end: usize,
    opens: bool,
}

impl Marks {
    pub fn look(&mut self, page: &Page<'_>, run: &Run<'_>, _found: &mut Vec<Diagnostic>) {
        for line in &run.lines {
            let text = page.body.get(line.at..line.end()).unwrap_or_default();
            let Some(first) = text.chars().next().filter(|first| "´'’‘′\"”“ˋ`".contains(*first))
            else {
                continue;
            };
            let rest = text.trim_start_matches(first);
            let count = (text.len() - rest.len()) / first.len_utf8();
            let least = if first == '`' { 2 } else { 3 };
            let word = rest.trim_start();
            let is_word = word.len() <= 20
                && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-+#".contains(&byte));
            if (least..=6).contains(&count) && is_word {
                let length = text.len() - rest.len();
                self.0.push(Mark { at: line.at, length, end: line.end(), opens: !word.is_empty() });
            }
        }
    }

    pub fn tell(self, page: &Page<'_>, found: &mut Vec<Diagnostic>) {
        let mut marks = self.0.iter().peekable();
        while let Some(first) = marks.next() {
            let diagnostic = page
                .complain(
                    Code::FenceMark,
                    first.at..first.end,
                    message!(
                        sv: "Det blir inget block: raden ska börja med tre grava accenter (```).",
                        en: "This becomes no block: the line should begin with three backticks (```).",
                    ),
                )
                .with_help(message!(
                    sv: "På ett svenskt tangentbord: håll ned Skift och tryck på ´ och sedan mellanslag, tre gånger.",
                    en: "On a Swedish keyboard: hold Shift and press ´ and then the space bar, three times.",
                ));
            let last = marks.next_if(|next| !next.opens);
            let fix = last.and_then(|last| {
                let ticks = |mark: &Mark| (mark.at..mark.at + mark.length, "```".to_owned());
                page.edited(&[ticks(first), ticks(last)])
            });
            found.push(match fix {
                Some((span, text)) => diagnostic.with_fix(span, text),
                None => diagnostic,
            });
        }
    }
}
