//! Figures as a person reads them, in tables of Markdown.

/// Prints a table: its head and its rows.
pub fn print(head: &[&str], rows: &[Vec<String>]) {
    let line = |cells: &[String]| println!("| {} |", cells.join(" | "));
    println!();
    line(&head.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>());
    line(&vec!["---".to_owned(); head.len()]);
    for row in rows {
        line(row);
    }
    println!();
}

/// `57192837` becomes `57,192,837`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The middle of the numbers, or the mean of the two in the middle; 0 where there are none.
pub fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => 0.0,
        odd if odd % 2 == 1 => sorted[middle],
        _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

#[cfg(test)]
mod tests {
    use super::{grouped, median};

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!([0, 999, 1000, 57_192_837].map(grouped), ["0", "999", "1,000", "57,192,837"]);
    }

    #[test]
    fn the_median_lies_in_the_middle() {
        assert!((median(&[3.0, 1.0, 2.0]) - 2.0).abs() < 1e-9);
        assert!((median(&[4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < 1e-9);
    }
}
