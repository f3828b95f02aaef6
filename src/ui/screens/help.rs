//! The help over the screen.

use ratatui::Frame;
use ratatui::text::{Line, Text};

use crate::app::action::Action;
use crate::app::help::{HelpLine, WIDTH, page};
use crate::app::keymap::Context;
use crate::app::model::App;
use crate::ui::layout::centred;
use crate::ui::render::over;
use crate::ui::theme::{Role, Theme};

pub(crate) fn render(frame: &mut Frame, app: &App, top: u16, theme: &Theme) {
    let lines = page(frame.area().width, &app.keymap);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
    let area = centred(frame.area(), WIDTH, height);
    let [down, up, close] = [Action::ScrollDown, Action::ScrollUp, Action::Help]
        .map(|action| app.keymap.shown(Context::Help, action));
    let foot = theme.line([
        (Role::Key, format!(" {up} {down}")),
        (Role::Dim, " scroll   ".to_owned()),
        (Role::Key, close),
        (Role::Dim, " close ".to_owned()),
    ]);
    let inside = over(frame, area, "Keys", foot, theme);
    let top = top.min(u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_sub(inside.height));
    let shown = lines.into_iter().skip(usize::from(top)).map(|line| line_of(line, theme));
    frame.render_widget(Text::from_iter(shown), inside);
}

fn line_of(line: HelpLine, theme: &Theme) -> Line<'static> {
    match line {
        HelpLine::Place(place) => theme.span(Role::Strong, format!(" {place}")).into(),
        HelpLine::Keys { keys, words } => {
            theme.line([(Role::Key, format!("  {keys}  ")), (Role::Text, words)])
        }
        HelpLine::Gap => Line::default(),
    }
}
