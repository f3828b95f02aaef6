//! Six writers at once, a third of their commands killed, and two editors that save what they read long ago.

use std::fs;
use std::sync::Mutex;
use std::thread;

use crate::harness::{End, Home, Start, Verb, Writer, YEAR};
use crate::trace::{Boundary, boundaries, killed};

const WRITERS: usize = 6;
const EACH: usize = 18;
const SAVES: usize = 30;

/// The facts that were acknowledged, by their amounts, and those whose commands were killed.
#[derive(Default)]
struct Told {
    recorded: Vec<usize>,
    killed: Vec<usize>,
}

/// One writer: every third command dies at a call that depends on nothing but its number.
fn write(home: &Home, calls: &[Boundary], writer: usize, told: &Mutex<Told>) {
    for step in 0..EACH {
        let amount = 1 + writer * EACH + step;
        let text = amount.to_string();
        let words = ["drink", text.as_str()];
        let at = &calls[(amount * 7919) % calls.len()];
        // Beside others a command may make fewer calls, and come to its end before that one.
        let killed = step % 3 == writer % 3 && killed(home, at, &words).is_ok();
        if killed {
            told.lock().expect("no panic").killed.push(amount);
            continue;
        }
        if step % 3 == writer % 3 {
            told.lock().expect("no panic").recorded.push(amount);
            continue;
        }
        let output = home.supple(&words);
        assert_eq!(End::of(&output), End::Recorded, "{}", String::from_utf8_lossy(&output.stderr));
        told.lock().expect("no panic").recorded.push(amount);
    }
}

/// Saves what was in the book before a command ran: in place, as vim and nano do, or under a new name.
fn edit(home: &Home, in_place: bool) {
    let book = home.dirs.book(YEAR);
    for step in 0..SAVES {
        let stale = fs::read_to_string(&book).unwrap_or_default();
        home.supple(&["status"]);
        let text = format!("{stale}# edited {step} {in_place}\n");
        if in_place {
            fs::write(&book, text).expect("a save");
        } else {
            let aside = home.dirs.data.join(".aside");
            fs::write(&aside, text).expect("a new file");
            fs::rename(aside, &book).expect("a save");
        }
    }
}

#[test]
fn rivals_and_editors_and_kills_lose_nothing_that_was_acknowledged() {
    let (home, known) = Home::at(Writer::Supple, Start::Steady);
    let calls = boundaries(&Home::at(Writer::Supple, Start::Steady).0, Verb::Drink.words());
    let told = Mutex::new(Told::default());
    thread::scope(|scope| {
        let (home, calls, told) = (&home, &calls, &told);
        for writer in 0..WRITERS {
            scope.spawn(move || write(home, calls, writer, told));
        }
        scope.spawn(move || edit(home, true));
        scope.spawn(move || edit(home, false));
    });
    let told = told.into_inner().expect("no panic");
    println!("stress: {} recorded, {} killed", told.recorded.len(), told.killed.len());
    assert!(told.killed.len() > WRITERS * EACH / 6, "{:?}", told.killed);
    for settled in [false, true] {
        let view = home.view();
        let times = |amount: &usize| {
            let end = format!("drink = \"water\", ml = {amount} }}");
            view.iter().filter(|line| line.contains("at = 2001-03-02") && line.ends_with(&end)).count()
        };
        let lost: Vec<_> = told.recorded.iter().filter(|amount| times(amount) != 1).collect();
        assert!(lost.is_empty(), "settled {settled}: lost or doubled {lost:?} of\n{}", view.join("\n"));
        assert!(told.killed.iter().all(|amount| times(amount) <= 1));
        assert!(known.iter().all(|line| view.contains(line)), "{view:#?}");
        let all = told.recorded.len() + told.killed.iter().filter(|amount| times(amount) == 1).count();
        assert_eq!(view.len(), known.len() + all + usize::from(settled), "{view:#?}");
        if !settled {
            assert_eq!(End::of(&home.supple(&["drink", "4999"])), End::Recorded);
        }
    }
}
