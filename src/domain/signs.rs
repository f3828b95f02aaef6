//! "Something odd": the signs that are asked for because a rule needs them. Owns their list.

use crate::domain::words::words;

words! {
    /// A sign that may need help.
    Sign, "a sign":
    ChestOrBreath = "chest_or_breath",
    FaceArmSpeechOrOneSided = "face_arm_speech_or_one_sided",
    SaddleNumbOrBladderBowel = "saddle_numb_or_bladder_bowel",
    BothLegsWeakWithBackPain = "both_legs_weak_with_back_pain",
    SuddenOnset = "sudden_onset",
    Weakness = "weakness",
    HardToWalk = "hard_to_walk",
    CannotMoveFoot = "cannot_move_foot",
    ColdPaleBlue = "cold_pale_blue",
    SwellingOneLeg = "swelling_one_leg",
    Warmth = "warmth",
    RednessOrDarkening = "redness_or_darkening",
    HardSoreVeins = "hard_sore_veins",
    PainPersisting = "pain_persisting",
    UnlikeUsual = "unlike_usual",
    FeverUnwell = "fever_unwell",
    SkinAreaGrowing = "skin_area_growing",
    DarkUrine = "dark_urine",
    CrampsChestBellyArmsJaw = "cramps_chest_belly_arms_jaw",
    SpreadOtherMuscles = "spread_other_muscles",
    AfterDirtyWoundOrToxin = "after_dirty_wound_or_toxin",
    NoUrine8h = "no_urine_8h",
    FaintOrConfused = "faint_or_confused",
    FastWeakPulse = "fast_weak_pulse",
    DizzyStaysOnStanding = "dizzy_stays_on_standing",
    Fit = "fit",
    HeadacheSickAfterDrinking = "headache_sick_after_drinking",
    FootSoreBlisterBlackOrHotSwollen = "foot_sore_blister_black_or_hot_swollen",
    BruiseOrPop = "bruise_or_pop",
    NumbTingling = "numb_tingling",
    BleedsEasily = "bleeds_easily",
}

impl Sign {
    /// What the form of a cramp asks for.
    pub const CRAMP: [Self; 16] = [
        Self::SwellingOneLeg,
        Self::Warmth,
        Self::RednessOrDarkening,
        Self::HardSoreVeins,
        Self::PainPersisting,
        Self::UnlikeUsual,
        Self::ColdPaleBlue,
        Self::NumbTingling,
        Self::Weakness,
        Self::HardToWalk,
        Self::SuddenOnset,
        Self::FeverUnwell,
        Self::DarkUrine,
        Self::SpreadOtherMuscles,
        Self::AfterDirtyWoundOrToxin,
        Self::ChestOrBreath,
    ];

    /// The question on the screen.
    #[must_use]
    pub fn question(self) -> &'static str {
        match self {
            Self::ChestOrBreath => "chest pain or trouble breathing",
            Self::FaceArmSpeechOrOneSided => "face drooping, slurred speech, or one side weak or numb",
            Self::SaddleNumbOrBladderBowel => "numb between the legs, or bladder or bowel out of control",
            Self::BothLegsWeakWithBackPain => "both legs weak, with back pain",
            Self::SuddenOnset => "it came suddenly",
            Self::Weakness => "a leg is weak",
            Self::HardToWalk => "hard to walk",
            Self::CannotMoveFoot => "cannot move the foot",
            Self::ColdPaleBlue => "leg or foot cold, pale or blue",
            Self::SwellingOneLeg => "one leg swollen",
            Self::Warmth => "one leg warm to the touch",
            Self::RednessOrDarkening => {
                "skin red or darker than usual (harder to see on brown or black skin)"
            }
            Self::HardSoreVeins => "hard or sore veins",
            Self::PainPersisting => "pain for half an hour or longer",
            Self::UnlikeUsual => "unlike your usual cramps",
            Self::FeverUnwell => "fever, or feeling unwell",
            Self::SkinAreaGrowing => "the red or dark area grows over hours",
            Self::DarkUrine => "urine like cola or tea, or red-brown",
            Self::CrampsChestBellyArmsJaw => "cramps in chest, belly, arms or jaw",
            Self::SpreadOtherMuscles => "it spread to other muscles",
            Self::AfterDirtyWoundOrToxin => "after a dirty wound, or contact with a poison",
            Self::NoUrine8h => "no urine for eight hours",
            Self::FaintOrConfused => "faint, drowsy or confused",
            Self::FastWeakPulse => "very fast breathing, or a fast or weak pulse",
            Self::DizzyStaysOnStanding => "dizziness that stays on standing",
            Self::Fit => "a fit",
            Self::HeadacheSickAfterDrinking => "headache or sickness after drinking a lot",
            Self::FootSoreBlisterBlackOrHotSwollen => {
                "a new foot sore, blister, black or blue patch, or a hot swollen foot"
            }
            Self::BruiseOrPop => "a bruise, or something popped",
            Self::NumbTingling => "numb or tingling",
            Self::BleedsEasily => "nosebleeds, purple spots on the skin, or bruises that come easily",
        }
    }
}
