//! Filters for templates. All are pure: the same value gives the same text, whatever the page.

#![expect(clippy::needless_pass_by_value, reason = "Tera hands the arguments of a filter over by value")]

use tera::value::Key;
use tera::{Kwargs, Map, State, Tera, TeraResult, Value};

use super::labels;

/// Makes them known to `tera`.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("plural", plural);
    tera.register_filter("number", |value: &Value, _: Kwargs, _: &State| number(value));
    tera.register_filter("fill", fill);
    tera.register_filter("host", |url: &str, _: Kwargs, _: &State| host(url).to_owned());
    tera.register_filter("most_used", most_used);
    tera.register_filter("map_labels", labels::map_labels);
}

/// `{{ 3 | plural(one="{n} kommun", other="{n} kommuner") }}` gives `3 kommuner`.
fn plural(count: &Value, kwargs: Kwargs, _: &State) -> TeraResult<String> {
    let form: &str = kwargs.must_get(if count.as_i128() == Some(1) { "one" } else { "other" })?;
    Ok(form.replace("{n}", &number(count)))
}

/// `{{ "Mer om {name}" | fill(name="Partille") }}` gives `Mer om Partille`.
fn fill(text: &str, kwargs: Kwargs, _: &State) -> String {
    kwargs
        .iter()
        .fold(text.to_owned(), |text, (key, value)| text.replace(&format!("{{{key}}}"), &value.to_string()))
}

/// Groups of three digits with a no-break space between them, from five digits on: `1200`, `19 582 360`.
fn number(value: &Value) -> String {
    let text = value.to_string();
    let digits = text.trim_start_matches('-');
    if digits.len() < 5 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return text;
    }
    let mut grouped = String::from(if text.starts_with('-') { "−" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    grouped
}

/// `https://www.partille.se/om` gives `partille.se`.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// Of terms with a `count`, the `n` most used ones, in the order in which they stood.
fn most_used(terms: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<Vec<Value>> {
    let most: usize = kwargs.must_get("n")?;
    let count = |term: &Value| term.as_map().and_then(|term| field(term, "count")?.as_i128()).unwrap_or(0);
    let mut by_use: Vec<usize> = (0..terms.len()).collect();
    by_use.sort_by_key(|&index| std::cmp::Reverse(count(&terms[index])));
    by_use.truncate(most);
    by_use.sort_unstable();
    Ok(by_use.into_iter().map(|index| terms[index].clone()).collect())
}

/// A field of a value that is a map.
pub(super) fn field<'v>(map: &'v Map, name: &'v str) -> Option<&'v Value> {
    map.get(&Key::Str(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(template: &str) -> String {
        let mut tera = Tera::new();
        register(&mut tera);
        tera.render_str(template, &tera::Context::new(), true).unwrap()
    }

    #[test]
    fn counts_are_said_in_words() {
        let template =
            |count: usize| format!("{{{{ {count} | plural(one='{{n}} träff', other='{{n}} träffar') }}}}");
        assert_eq!(render(&template(0)), "0 träffar");
        assert_eq!(render(&template(1)), "1 träff");
        assert_eq!(render(&template(12_345)), "12\u{a0}345 träffar");
    }

    #[test]
    fn numbers_are_grouped_from_five_digits() {
        assert_eq!(
            render("{{ 1200 | number }} {{ 19582360 | number }} {{ -12000 | number }}"),
            "1200 19\u{a0}582\u{a0}360 −12\u{a0}000"
        );
        assert_eq!(render("{{ 1.5 | number }} {{ 'okänt' | number }}"), "1.5 okänt");
    }

    #[test]
    fn texts_are_filled_and_escaped() {
        assert_eq!(render("{{ 'Mer om {name}' | fill(name='A & B') }}"), "Mer om A &amp; B");
    }

    #[test]
    fn the_most_used_terms_keep_their_order() {
        let template = "{% for t in [{'n':'a','count':1},{'n':'b','count':5},{'n':'c','count':3}] | most_used(n=2) %}{{ t.n }}{% endfor %}";
        assert_eq!(render(template), "bc");
    }

    #[test]
    fn a_host_is_what_people_say() {
        assert_eq!(
            render("{{ 'https://www.partille.se/a?b' | host }} {{ 'goteborg.se' | host }}"),
            "partille.se goteborg.se"
        );
    }
}
