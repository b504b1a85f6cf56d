//! What other tools write between signs: marks, raised and lowered letters, formulas, emoji. Each gives the length of
//! what begins at the start of the text.

/// `==text==` without spaces inside.
pub fn marked(rest: &str, mark: &str) -> Option<usize> {
    let inner = &rest[mark.len()..];
    let end = inner.find(mark)?;
    let text = &inner[..end];
    let tight =
        !text.is_empty() && !text.starts_with(char::is_whitespace) && !text.ends_with(char::is_whitespace);
    (tight && text.contains(char::is_alphanumeric)).then_some(end + mark.len() * 2)
}

/// `H~2~O`, `x^2^`.
pub fn script(rest: &str, mark: char, before: Option<char>) -> Option<usize> {
    let inner = &rest[1..];
    let end = inner.find(mark).filter(|&end| (1..=12).contains(&end))?;
    let text = &inner[..end];
    (before.is_some_and(char::is_alphanumeric) && text.chars().all(char::is_alphanumeric)).then_some(end + 2)
}

/// `^name` at the end of a line.
pub fn block_name(rest: &str) -> Option<usize> {
    let name = &rest[1..];
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
        .then_some(rest.len())
}

/// `$x^2$`: a formula has signs that no amount has.
pub fn dollars(rest: &str) -> Option<usize> {
    let end = rest[1..].find('$')?;
    let inner = &rest[1..=end];
    (inner.contains(['\\', '^', '_', '=']) && !inner.contains(' ') || inner.contains('\\')).then_some(end + 2)
}

/// `\begin{…}`, `\textbf{…}`.
pub fn command(rest: &str) -> Option<usize> {
    let name = rest[1..].bytes().take_while(u8::is_ascii_alphabetic).count();
    (name > 1 && rest[1 + name..].starts_with('{')).then(|| rest.find('}').map(|end| end + 1))?
}

/// `:smile:`, and `:ref:` before code.
pub fn emoji(rest: &str, spaced: bool) -> Option<usize> {
    let name = rest[1..]
        .bytes()
        .take_while(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_+-".contains(byte))
        .count();
    let ends =
        rest[1 + name..].strip_prefix(':').is_some_and(|after| !after.starts_with(char::is_alphanumeric));
    (spaced && name > 1 && ends && rest[1..=name].contains(|letter: char| letter.is_ascii_lowercase()))
        .then_some(name + 2)
}
