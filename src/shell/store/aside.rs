//! A damaged line put aside: it stays in the file, behind a mark that no reader takes for a fact or a strike. Pure.

/// Stands in front of a line that was put aside. A plain `#` before one of our ids would strike the fact.
pub const MARK: &str = "# set aside: ";

/// The bytes with a mark in front of the line `raw`: of the one with that number, or of the only one like it if the
/// file has changed. None if there is no such line.
#[must_use]
pub fn aside(bytes: &[u8], number: usize, raw: &str) -> Option<Vec<u8>> {
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let is_it =
        |line: &&[u8]| String::from_utf8_lossy(line).trim_end_matches(['\n', '\r']).trim() == raw.trim();
    let index = match lines.get(number.wrapping_sub(1)).filter(|line| is_it(line)) {
        Some(_) => number - 1,
        None => {
            let mut alike = lines.iter().enumerate().filter(|(_, line)| is_it(line));
            let (index, _) = alike.next()?;
            if alike.next().is_some() {
                return None;
            }
            index
        }
    };
    let (before, after) = (&lines[..index], &lines[index..]);
    Some([before.concat(), MARK.as_bytes().to_vec(), after.concat()].concat())
}
