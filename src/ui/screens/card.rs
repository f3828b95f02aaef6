//! The card of a rule that fired. Red is for emergencies alone, amber for what is to be booked, calm for the rest.

use ratatui::Frame;
use ratatui::text::Text;

use crate::app::keymap::Context;
use crate::app::model::App;
use crate::app::screens::card::Card;
use crate::app::screens::guide::{MARGINS, READABLE};
use crate::domain::flags::Level;
use crate::domain::time::capital;
use crate::ui::layout::centred;
use crate::ui::render::{framed, hints_now};
use crate::ui::screens::act::lines;
use crate::ui::theme::{Role, Theme};

pub(crate) fn render(frame: &mut Frame, app: &App, card: &Card, theme: &Theme) {
    let page = app.card_page(&card.flag);
    let area = centred(frame.area(), READABLE + MARGINS, page.height().saturating_add(2));
    let role = match card.flag.level {
        Level::Ambulance | Level::SameDay => Role::Care,
        Level::Soon2 | Level::Soon14 => Role::AskFrame,
        Level::NextVisit => Role::Done,
    };
    let title = capital(card.flag.level.call());
    let keys = hints_now(app, &[Context::Card], area.width.saturating_sub(4), theme);
    let inside = framed(frame, area, &title, keys, role, theme);
    frame.render_widget(Text::from(lines(&page, card.top, inside.height, theme)), inside);
}
