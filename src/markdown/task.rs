//! Items of task lists: a checkbox that nobody can change, with the item's text as its label.

use super::writer::Writer;

impl Writer<'_> {
    /// Writes the checkbox and opens its label.
    pub fn task(&mut self, done: bool) {
        if self.item_at <= self.out.text.len() && self.out.text[..self.item_at].ends_with("<li") {
            self.out.insert(self.item_at, " class=\"task\"");
        }
        self.out.text.push_str("<label><input type=\"checkbox\" disabled");
        self.out.text.push_str(if done { " checked> " } else { "> " });
        self.label_open = true;
    }

    /// Closes the label before anything that may not stand in it.
    pub fn close_label(&mut self) {
        if std::mem::take(&mut self.label_open) {
            self.out.text.push_str("</label>");
        }
    }
}
