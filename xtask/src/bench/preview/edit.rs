//! The edits: each writes a word that was nowhere before, and knows where it shows.

use std::fs;
use std::path::{Path, PathBuf};

use crate::bench::Generator;
use crate::run::{Problem, root};

/// What is changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    Text,
    Title,
    Tag,
    /// An article that was not there, newer than all others; it is gone again before the next edit.
    New,
    Template,
    Style,
    /// A field and a name that are misspelt: told in place of a page.
    Mistake,
}

/// A file to be saved.
pub struct Save {
    pub file: PathBuf,
    pub text: String,
    /// The page that shows it, and the word to look for there.
    pub page: String,
    pub word: String,
    pub after: After,
}

/// What becomes of a saved file before the next is saved.
pub enum After {
    Stays,
    /// It holds this again.
    Holds(String),
    Goes,
}

/// After every date of the corpus.
const NEWEST: &str = "date: 2026-01-01";

impl Edit {
    pub const ALL: [Self; 7] =
        [Self::Text, Self::Title, Self::Tag, Self::New, Self::Template, Self::Style, Self::Mistake];

    /// What a generator can be measured by: Hugo knows nothing of what a field should hold.
    pub fn of(generator: Generator) -> &'static [Self] {
        match generator {
            Generator::Samla => &Self::ALL,
            Generator::Hugo => &Self::ALL[..6],
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Title => "title",
            Self::Tag => "tag",
            Self::New => "new article",
            Self::Template => "template",
            Self::Style => "CSS",
            Self::Mistake => "mistake",
        }
    }

    /// Whether it changes something that is there into something else that is right.
    pub fn is_change(self) -> bool {
        !matches!(self, Self::New | Self::Mistake)
    }

    /// Whether the search finds it.
    pub fn is_found(self) -> bool {
        matches!(self, Self::Text | Self::Title | Self::Tag | Self::New)
    }
}

/// A copy of a corpus to be edited.
pub struct Work {
    folder: PathBuf,
    generator: Generator,
    articles: Vec<PathBuf>,
    tags: Vec<String>,
}

impl Work {
    pub fn copy(corpus: &Path, folder: &Path, generator: Generator) -> Result<Self, Problem> {
        copy(corpus, folder)?;
        let mut work = Self { folder: folder.to_owned(), generator, articles: Vec::new(), tags: Vec::new() };
        if generator == Generator::Samla {
            // The site's own template and style sheet, as a developer would have them.
            let template = fs::read(root().join("themes/samla/templates/article.html")).map_err(text)?;
            write(&work.template(), &template)?;
            write(&work.style(), b"p { color: red }\n")?;
        }
        let entries = fs::read_dir(folder.join("content/initiativ")).map_err(text)?;
        work.articles = entries.flatten().map(|entry| entry.path()).collect();
        work.articles.retain(|path| {
            path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('_'))
                && path.extension().is_some_and(|extension| extension == "md")
        });
        work.articles.sort();
        for article in work.articles.iter().take(50) {
            work.tags.extend(tags(&fs::read_to_string(article).map_err(text)?).into_iter().flatten());
        }
        work.tags.sort();
        work.tags.dedup();
        Ok(work)
    }

    fn template(&self) -> PathBuf {
        match self.generator {
            Generator::Samla => self.folder.join("templates/article.html"),
            Generator::Hugo => self.folder.join("layouts/page.html"),
        }
    }

    fn style(&self) -> PathBuf {
        match self.generator {
            Generator::Samla => self.folder.join("assets/css/99-bench.css"),
            Generator::Hugo => self.folder.join("static/style.css"),
        }
    }

    /// The save that makes an edit; each has another number.
    pub fn prepare(&self, edit: Edit, number: usize) -> Result<Save, Problem> {
        let article = &self.articles[number * 7919 % self.articles.len()];
        let file = match edit {
            Edit::Template => self.template(),
            Edit::Style => self.style(),
            _ => article.clone(),
        };
        let name = article.file_stem().unwrap_or_default().to_string_lossy();
        let word = format!("matning{number}x{}", std::process::id());
        let old = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let mut save = Save {
            page: format!("/initiativ/{name}/"),
            text: String::new(),
            word: word.clone(),
            after: After::Stays,
            file,
        };
        match edit {
            Edit::Text => save.text = format!("{old}\n\n{word}\n"),
            Edit::Title => save.text = old.replacen("title: \"", &format!("title: \"{word} "), 1),
            Edit::Tag => {
                let own = tags(&old).unwrap_or_default();
                let tag = self.tags[number % self.tags.len().max(1)..]
                    .iter()
                    .find(|tag| !own.contains(tag))
                    .cloned();
                save.word = tag.ok_or("the corpus has no tags")?;
                let field = if self.generator == Generator::Samla { "tags: [" } else { "taggar: [" };
                save.text = old.replacen(field, &format!("{field}\"{}\", ", save.word), 1);
            }
            Edit::New => {
                let date = old.lines().find(|line| line.starts_with("date: "));
                let date = date.ok_or("an article of the corpus has no date")?;
                save.text = format!("{}\n\n{word}\n", old.replacen(date, NEWEST, 1));
                save.file.set_file_name(format!("{word}.md"));
                save.page = format!("/initiativ/{word}/");
                save.after = After::Goes;
            }
            Edit::Template => {
                // A template that extends another shows only what stands in its blocks.
                let (before, after) = old.split_at(old.rfind(self.block_end()).unwrap_or(old.len()));
                save.text = format!("{before}<p>{word}</p>{after}");
            }
            Edit::Style => save.text = format!("p {{ color: red }} .{word} {{ color: blue }}\n"),
            Edit::Mistake => {
                let field = old.lines().position(|line| line.starts_with("municipality: "));
                let line = field.ok_or("an article of the corpus names no municipality")?;
                let wrong = old
                    .lines()
                    .enumerate()
                    .map(|(number, text)| if number == line { "kommun: Kungsbaka" } else { text });
                save.text = wrong.collect::<Vec<_>>().join("\n");
                "/__samla/mistakes".clone_into(&mut save.page);
                save.word = format!("/{name}.md:{}<", line + 1);
                save.after = After::Holds(old);
            }
        }
        Ok(save)
    }

    fn block_end(&self) -> &'static str {
        match self.generator {
            Generator::Samla => "{% endblock",
            Generator::Hugo => "{{ end }}",
        }
    }
}

/// The tags of an article, where it has any.
fn tags(article: &str) -> Option<Vec<String>> {
    let line =
        article.lines().find_map(|line| line.strip_prefix("tags: [").or(line.strip_prefix("taggar: [")))?;
    Some(line.trim_end_matches(']').split(", ").map(|tag| tag.trim_matches('"').to_owned()).collect())
}

fn copy(from: &Path, to: &Path) -> Result<(), Problem> {
    fs::create_dir_all(to).map_err(text)?;
    for entry in fs::read_dir(from).map_err(text)?.flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target).map_err(text)?;
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(text)?;
    fs::write(path, bytes).map_err(text)
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn text(error: std::io::Error) -> Problem {
    error.to_string()
}
