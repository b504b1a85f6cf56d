//! Numbers as a language writes them.

use crate::diagnostic::Lang;

/// A number with the digits that its author gave.
pub struct Number {
    pub value: f64,
    /// For readers: `11 000`, `2,5`.
    pub text: String,
}

impl Number {
    /// `written` is what stands in the source; its decimals are kept where it is plain digits.
    pub fn new(value: f64, written: &str, lang: Lang) -> Self {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let plain = written.trim().trim_start_matches('-');
        let (whole, decimals) = plain.split_once('.').unwrap_or((plain, "0"));
        let shown = if digits(whole) && digits(decimals) && whole.len() < 16 {
            plain.to_owned()
        } else {
            format!("{}", value.abs())
        };
        let (whole, decimals) =
            shown.split_once('.').map_or((shown.as_str(), None), |(whole, rest)| (whole, Some(rest)));
        let mut text = String::with_capacity(shown.len() + 8);
        if value < 0.0 {
            text.push('−');
        }
        let (group, point) = match lang {
            Lang::Sv => ('\u{a0}', ','),
            Lang::En => (',', '.'),
        };
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index) % 3 == 0 {
                text.push(group);
            }
            text.push(digit);
        }
        if let Some(decimals) = decimals {
            text.push(point);
            text.push_str(decimals);
        }
        Self { value, text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_as_the_language_does() {
        let say = |written: &str, lang| Number::new(written.parse().unwrap(), written, lang).text;
        assert_eq!(say("11000", Lang::Sv), "11\u{a0}000");
        assert_eq!(say("19582360", Lang::En), "19,582,360");
        assert_eq!(say("2.50", Lang::Sv), "2,50");
        assert_eq!(say("-3.5", Lang::En), "−3.5");
        assert_eq!(say("999", Lang::Sv), "999");
        assert_eq!(say("1e3", Lang::Sv), "1\u{a0}000");
    }
}
