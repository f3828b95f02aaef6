//! The least that a terminal program in ratatui can be, to hold the window against: one frame, then nothing until a key
//! comes, which moves a mark. Each frame is a synchronized update, so that its end can be told. `q` quits.

use std::io::{self, stdout};

use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::widgets::{Block, Paragraph};

const LINES: usize = 10;

fn main() -> io::Result<()> {
    let mut terminal = ratatui::try_init()?;
    let mut marked = 0;
    loop {
        execute!(stdout(), BeginSynchronizedUpdate)?;
        terminal.draw(|frame| {
            let lines: Vec<&str> = (0..LINES)
                .map(|line| if line == marked { " > a line of text" } else { "   a line of text" })
                .collect();
            let text = Paragraph::new(lines.join("\n")).block(Block::bordered().title("bare"));
            frame.render_widget(text, frame.area());
        })?;
        execute!(stdout(), EndSynchronizedUpdate)?;
        match event::read()? {
            Event::Key(key) if key.code == KeyCode::Char('q') => break,
            Event::Key(_) => marked = (marked + 1) % LINES,
            _ => {}
        }
    }
    ratatui::try_restore()
}
