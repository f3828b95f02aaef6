//! What a person tells of themselves and of the day: the menu, the check-in with what follows it, "something odd".

use chrono::{Datelike, Days, NaiveDate, TimeDelta};

use crate::app::effect::Effect;
use crate::app::forms::{Purpose, checkin, medicine, profile};
use crate::app::menu::{Item, Menu, Opens, Picked};
use crate::app::model::{App, Overlay};
use crate::app::picker::Topic;
use crate::app::screens::settings::SettingsList;
use crate::domain::fact::{Fact, Id, What};
use crate::domain::health::Health;
use crate::domain::measures::{is_of_night, sleep_day};
use crate::domain::medicine::{Class, ClotRisk};
use crate::domain::profile::{Condition, Detail, Profile};
use crate::domain::time::day_of;
use crate::domain::words::Set;

/// The keys of the medicines in their menu, in order; `a` adds one.
fn keys() -> impl Iterator<Item = char> {
    ('1'..='9').chain('b'..='z')
}

impl App {
    /// Opens a form or a menu.
    pub(crate) fn open(&mut self, opens: Opens) {
        let now = self.now.wall;
        let known = Profile::at(&self.journal, now);
        match opens {
            Opens::You => self.overlay = Some(Overlay::Menu(self.you())),
            Opens::About => self.open_sheet(profile::about(now, &known), Purpose::About),
            Opens::Conditions => self.open_sheet(profile::conditions(now, &known), Purpose::Conditions),
            Opens::ClotRisks => {
                self.open_sheet(medicine::clot_risks(now, self.clot_risks()), Purpose::ClotRisks);
            }
            Opens::Settings => self.overlay = Some(Overlay::Settings(SettingsList::default())),
            Opens::Medicines => self.overlay = Some(Overlay::Menu(self.medicine_menu())),
            Opens::Medicine(of) => {
                self.open_sheet(medicine::sheet(now, of.as_deref()), Purpose::Medicine(of));
            }
            Opens::Fluids => self.pick(Topic::Fluids),
            Opens::Work => self.pick(Topic::Work),
            Opens::Sleep => self.pick(Topic::Sleep),
            Opens::CheckIn => {
                let of = self.told_today(|health| matches!(health, Health::CheckIn(_)));
                let sheet = checkin::daily(now, of.as_ref(), self.cramped(), self.settings.clock);
                self.open_sheet(sheet, Purpose::CheckIn(of.map(Box::new)));
            }
            Opens::Weekly => {
                let of = self.told_today(|health| matches!(health, Health::Weekly(_)));
                let examination = known.is_foot_examination_due(now.date_naive());
                let sheet = checkin::weekly(now, of.as_ref(), examination);
                self.open_sheet(sheet, Purpose::Weekly(of.map(Box::new)));
            }
            Opens::Feet => {
                let of = self.told_today(|health| matches!(health, Health::FootCheck(_)));
                self.open_sheet(checkin::feet(now, of.as_ref()), Purpose::Feet(of.map(Box::new)));
            }
        }
    }

    pub(crate) fn menu_step(&mut self, picked: Picked) -> Vec<Effect> {
        match picked {
            Picked::Nothing => {}
            Picked::Closed => self.overlay = None,
            Picked::Form(Opens::Settings) => return self.open_settings(),
            Picked::Form(opens) => self.open(opens),
        }
        Vec::new()
    }

    /// Says in an open menu what is told by now.
    pub(crate) fn renew_menu(&mut self) {
        let Some(Overlay::Menu(menu)) = &self.overlay else { return };
        let (opens, marked) = (menu.opens.clone(), menu.marked);
        self.open(opens);
        if let Some(Overlay::Menu(menu)) = &mut self.overlay {
            menu.marked = marked.min(menu.items.len().saturating_sub(1));
        }
    }

    /// Asks for what may need help.
    pub(crate) fn ask_odd(&mut self) {
        let quinine = |fact: &&Fact| match &fact.what {
            What::Health(Health::Medicine(medicine)) => {
                medicine.class == Some(Class::Quinine) && medicine.stopped.is_none()
            }
            _ => false,
        };
        let quinine = self.medicines().iter().any(quinine);
        self.open_sheet(checkin::odd(self.now.wall, quinine), Purpose::Odd);
    }

    /// Opens the check-in, and what is due with it. A cramp of the night that was logged in half comes first, once.
    pub(crate) fn check_in(&mut self) -> Vec<Effect> {
        self.forms_to_come.clear();
        let unfinished = self.unfinished().cloned();
        self.forms_to_come.push_back(Opens::CheckIn);
        let weekly = self.is_weekly_due();
        if weekly {
            self.forms_to_come.push_back(Opens::Weekly);
        }
        let diabetes = Profile::at(&self.journal, self.now.wall).has_diabetes();
        let looked = self.told_today(|health| matches!(health, Health::FootCheck(_))).is_some();
        if (diabetes || weekly) && !looked {
            self.forms_to_come.push_back(Opens::Feet);
        }
        match unfinished {
            Some(fact) => {
                let offered = What::Health(Health::Offered(fact.id.clone()));
                self.open_cramp(Some(fact));
                vec![self.append_now(offered)]
            }
            None => {
                self.forms_to_come.pop_front();
                self.open(Opens::CheckIn);
                Vec::new()
            }
        }
    }

    /// Opens the signs of the week, whatever day it is, and the look at the feet behind them.
    pub(crate) fn check_week(&mut self) {
        self.forms_to_come = [Opens::Feet].into();
        self.open(Opens::Weekly);
    }

    /// The cramp of last night that still has open answers, if it is to be offered: by day, before the first check-in,
    /// and once.
    #[must_use]
    pub fn unfinished(&self) -> Option<&Fact> {
        let checked = self.told_today(|health| matches!(health, Health::CheckIn(_))).is_some();
        let (now, sleep) = (self.now.wall, self.settings.sleep);
        if sleep.contains(now.time()) || checked {
            return None;
        }
        let last_night = sleep_day(now - TimeDelta::hours(12));
        let mut since =
            self.diary_of_all().into_iter().take_while(|(fact, _)| sleep_day(fact.at) >= last_night);
        since.find_map(|(fact, cramp)| {
            let night = sleep_day(fact.at) == last_night && is_of_night(fact.at, cramp, sleep);
            let open = fact.instead.is_none() && !self.was_offered(&fact.id);
            (night && open && cramp.is_unfinished()).then_some(fact)
        })
    }

    fn was_offered(&self, cramp: &Id) -> bool {
        self.told(|health| matches!(health, Health::Offered(offered) if offered == cramp)).is_some()
    }

    /// The signs of the week are asked for on Sunday; who answered them before and let a Sunday pass is asked then.
    fn is_weekly_due(&self) -> bool {
        let today = self.today_is();
        let sunday = today - Days::new(u64::from(today.weekday().num_days_from_sunday()));
        let last = self.told(|health| matches!(health, Health::Weekly(_)));
        match last {
            None => today == sunday,
            Some(fact) => day_of(fact.at, self.settings.day_start) < sunday,
        }
    }

    /// True if the diary has a cramp since the noon that began this sleep-day.
    fn cramped(&self) -> bool {
        let today = sleep_day(self.now.wall);
        self.diary_of_all().first().is_some_and(|(fact, _)| sleep_day(fact.at) == today)
    }

    fn today_is(&self) -> NaiveDate {
        day_of(self.now.wall, self.settings.day_start)
    }

    /// The newest of such facts.
    fn told(&self, is: impl Fn(&Health) -> bool) -> Option<&Fact> {
        self.journal.standing().rev().find(|fact| matches!(&fact.what, What::Health(health) if is(health)))
    }

    /// The newest of such facts, if it is of this day: telling more corrects it.
    fn told_today(&self, is: impl Fn(&Health) -> bool) -> Option<Fact> {
        let today = self.today_is();
        self.told(is).filter(|fact| day_of(fact.at, self.settings.day_start) == today).cloned()
    }

    fn clot_risks(&self) -> Set<ClotRisk> {
        match self.told(|health| matches!(health, Health::ClotRisk(_))).map(|fact| &fact.what) {
            Some(What::Health(Health::ClotRisk(risks))) => *risks,
            _ => Set::EMPTY,
        }
    }

    /// The menu of all that a person may tell of themselves.
    fn you(&self) -> Menu {
        let profile = Profile::at(&self.journal, self.now.wall);
        let told: Vec<String> = profile
            .details()
            .iter()
            .filter(|detail| !matches!(detail, Detail::Condition(..) | Detail::Sleep(_) | Detail::Work(_)))
            .filter(|detail| !detail.is_of_stretching() && **detail != Detail::OneChange(None))
            .map(ToString::to_string)
            .collect();
        let conditions: Vec<&str> = Condition::ALL
            .into_iter()
            .filter(|condition| profile.condition(*condition) == Some(true))
            .map(Condition::label)
            .collect();
        let medicines: Vec<&str> = self.medicines().into_iter().filter_map(taken).collect();
        let item = |key, text: &str, told: String, opens| Item { key, text: text.to_owned(), told, opens };
        let goal = self.water().target.goal;
        let items = vec![
            item('p', "About you", told.join(", "), Opens::About),
            item('c', "Conditions", conditions.join(", "), Opens::Conditions),
            item('m', "Medicines", medicines.join(", "), Opens::Medicines),
            item('r', "Clot risks lately", self.clot_risks().labels(), Opens::ClotRisks),
            item('g', "Fluids and goal", goal.words(self.settings.units), Opens::Fluids),
            item('h', "Hours of work", self.settings.hours.words(self.settings.clock), Opens::Work),
            item('b', "Hours of sleep", self.settings.clock.span(self.settings.sleep), Opens::Sleep),
            item('i', "Check-in", String::new(), Opens::CheckIn),
            item('w', "Legs and feet", String::new(), Opens::Weekly),
            item('f', "Look at the feet", String::new(), Opens::Feet),
            item('s', "Settings", String::new(), Opens::Settings),
        ];
        let about =
            "All of it is optional and stays in the journal; the settings are in a file of their own.";
        Menu { title: "You", items, marked: 0, about, opens: Opens::You }
    }

    fn medicine_menu(&self) -> Menu {
        let item = |key, text: String, told, opens| Item { key, text, told, opens };
        let new = item('a', "add one".to_owned(), String::new(), Opens::Medicine(None));
        let known = keys().zip(self.medicines()).filter_map(|(key, fact)| match &fact.what {
            What::Health(Health::Medicine(medicine)) => {
                let all = medicine.to_string();
                let told = all.strip_prefix(&*medicine.name).unwrap_or_default();
                let told = told.trim_start_matches([',', ' ']).to_owned();
                let opens = Opens::Medicine(Some(Box::new(fact.clone())));
                Some(item(key, medicine.name.to_string(), told, opens))
            }
            _ => None,
        });
        let items = known.chain([new]).collect();
        let about = "Never stop a medicine on your own because of cramps: ask your pharmacist or prescriber.";
        let opens = Opens::Medicines;
        Menu { title: "Medicines and supplements", items, marked: 0, about, opens }
    }
}

/// The name of a medicine that was not stopped.
fn taken(fact: &Fact) -> Option<&str> {
    match &fact.what {
        What::Health(Health::Medicine(medicine)) if medicine.stopped.is_none() => Some(&medicine.name),
        _ => None,
    }
}
