//! The films in the README: what the real program shows, one picture after the other, as an SVG that plays.

use crate::gallery::{Look, Play, scene};
use crate::picture::keep;
use crate::scenes::News;
use crate::svg;

/// What is done next: these keys, or waiting so many seconds; the words that are there then; and for how many tenths of a
/// second that is shown.
enum Next {
    Press(&'static str, &'static str, u32),
    Wait(u32, &'static str, u32),
}

use Next::{Press, Wait};

fn film(begin: &str, first: u32, steps: &[Next], file: &str) {
    let mut play = Play::open(&scene(begin), (80, 24), Look::Terminal);
    let mut pictures = vec![(play.picture(), first)];
    for step in steps {
        let length = match step {
            Press(keys, words, length) => {
                play.press(keys, News::Come(words));
                *length
            }
            Wait(secs, words, length) => {
                play.wait(*secs, News::Come(words));
                *length
            }
        };
        pictures.push((play.picture(), length));
    }
    keep(&svg::film(&pictures), file);
}

#[test]
fn the_picture_of_relief_plays_what_the_program_shows() {
    let steps = [
        Press("!", "Where?", 15),
        Press("1", "Which", 12),
        Press("l", "Straighten the knee", 15),
        Wait(5, "5 s, then stretch", 10),
        Wait(6, "Pull the toes", 15),
        Wait(14, "15 s, then", 10),
        Wait(16, "heel flat", 15),
        Wait(30, "knead", 15),
        Wait(19, "40 s, then", 10),
        Press("<enter>", "How strong", 15),
        Press("6", "wake you", 12),
        Press("y", "Something for it", 25),
    ];
    film("today-night", 20, &steps, "relief.svg");
}

#[test]
fn the_picture_of_a_routine_plays_what_the_program_shows() {
    let steps = [
        Press("t", "3:15 left", 14),
        Wait(2, "3:13 left", 8),
        Wait(2, "3:11 left", 8),
        Wait(1, "3:10 left", 12),
        Wait(2, "3:08 left", 8),
        Wait(3, "3:05 left", 8),
        Wait(3, "3:02 left", 8),
        Wait(1, "3:01 left", 8),
        Wait(1, "3:00 left", 12),
        Wait(4, "2:56 left", 10),
        Wait(46, "2:10 left", 12),
        Wait(130, "Done", 25),
    ];
    film("today-bed", 20, &steps, "routine.svg");
}
