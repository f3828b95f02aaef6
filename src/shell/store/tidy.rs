//! Folding conflict copies into the books: what only a copy knows is appended, then the copy moves out of the way.

use std::path::PathBuf;
use std::time::Duration;

use crate::app::event::Refused;
use crate::shell::store::files::{self, Mark};
use crate::shell::store::fold::{Own, Strikes, incoming};
use crate::shell::store::merge::Brought;
use crate::shell::store::{Store, refused, sheet, view};

const NOTHING: &str = "not tidied";

/// What tidying did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tidied {
    /// What the books lacked.
    pub brought: Brought,
    /// Where the copies are now.
    pub moved: Vec<PathBuf>,
}

/// A conflict copy as it was read.
struct Copy {
    path: PathBuf,
    mark: Option<Mark>,
    text: String,
}

impl Store {
    /// Folds every conflict copy into the books and moves it to [`Store::tidied_dir`]. The facts shown before are the
    /// facts shown after it.
    ///
    /// # Errors
    /// A file cannot be read, written or moved. Then no fact is lost: the same again does the rest.
    pub fn tidy(&self, wait: Duration) -> Result<Tidied, Refused> {
        let names = files::year_files(&self.dirs.data);
        let names = names.map_err(|error| refused(NOTHING, &self.dirs.data, &error))?;
        if !names.iter().any(|name| view::is_copy(name)) {
            return Ok(Tidied::default());
        }
        let _lock = self.enter_for(NOTHING, wait)?;
        self.refuse_newer(NOTHING, i32::MIN)?;
        let mut tidied = Tidied::default();
        let copies = self.read_copies(&names, &mut tidied.brought.problems)?;
        let years = self.read_years().map_err(|(path, error)| refused(NOTHING, &path, &error))?;
        let own: Vec<Own<'_>> = years.iter().map(|year| Own { year: year.year, text: &year.book }).collect();
        let others: Vec<&str> = copies.iter().map(|copy| copy.text.as_str()).collect();
        let found = incoming(&own, &others, Strikes::Yield, self.local);
        self.append(NOTHING, &found)?;
        tidied.brought.take(found);
        for copy in copies {
            self.move_away(&copy, &mut tidied)?;
        }
        Ok(tidied)
    }

    /// Where tidied copies go.
    #[must_use]
    pub fn tidied_dir(&self) -> PathBuf {
        self.dirs.state.join("tidied")
    }

    /// The copies that are journals; of the others is told, and they stay.
    fn read_copies(&self, names: &[String], problems: &mut Vec<String>) -> Result<Vec<Copy>, Refused> {
        let mut copies = Vec::new();
        for name in names.iter().filter(|name| view::is_copy(name)) {
            let path = self.dirs.data.join(name);
            let mark = files::mark(path.clone());
            let content = files::read(&path).map_err(|error| refused(NOTHING, &path, &error))?;
            let text = content.into_text();
            let sheet = sheet::read(&text, self.local);
            let odd = sheet.odd.len();
            if odd > 0 && sheet.entries.is_empty() && sheet.struck.is_empty() {
                problems.push(format!("{} is not a journal and stays where it is", path.display()));
                continue;
            }
            if odd > 0 {
                problems.push(format!("{name}: lines that cannot be read ({odd}) stay in the tidied copy"));
            }
            copies.push(Copy { path, mark, text });
        }
        Ok(copies)
    }

    fn move_away(&self, copy: &Copy, tidied: &mut Tidied) -> Result<(), Refused> {
        if files::mark(copy.path.clone()) != copy.mark {
            let path = copy.path.display();
            tidied.brought.problems.push(format!("{path} was changed meanwhile and stays; tidy again"));
            return Ok(());
        }
        let moved = files::move_into(&copy.path, &self.tidied_dir());
        tidied.moved.push(moved.map_err(|error| refused(NOTHING, &copy.path, &error))?);
        Ok(())
    }
}
